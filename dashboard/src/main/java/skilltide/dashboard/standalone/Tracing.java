package skilltide.dashboard.standalone;

import java.util.OptionalDouble;

/**
 * Whether an instance follows what it does, for whoever collects traces.
 *
 * @param ratio of the requests that nobody follows yet, from 0 to 1; empty when nothing is followed
 */
public record Tracing(OptionalDouble ratio) {
  /** Nothing is followed. */
  public static final Tracing OFF = new Tracing(OptionalDouble.empty());

  /** @throws IllegalArgumentException when it is neither */
  static Tracing of(String word) {
    if (word.strip().equalsIgnoreCase("off")) {
      return OFF;
    }
    try {
      double ratio = Double.parseDouble(word.strip());
      if (ratio >= 0 && ratio <= 1) {
        return new Tracing(OptionalDouble.of(ratio));
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(expected(word), e);
    }
    throw new IllegalArgumentException(expected(word));
  }

  private static String expected(String word) {
    return "'%s' is neither off nor a part of the requests, from 0 to 1".formatted(word);
  }
}
