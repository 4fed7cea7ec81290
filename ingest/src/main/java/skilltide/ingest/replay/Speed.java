package skilltide.ingest.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How fast the world of the files goes by. */
public sealed interface Speed {

  /** As fast as it is acknowledged. */
  Speed MAX = new Unbounded();

  /**
   * @param text {@code max}, or how many times as fast as it was, such as {@code 1000x} or {@code 0.5x}
   * @throws IllegalArgumentException when it is neither; the message says what would be
   */
  static Speed parse(String text) {
    if (text.equals("max")) {
      return MAX;
    }
    Matcher times = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?)x").matcher(text);
    double factor = times.matches() ? Double.parseDouble(times.group(1)) : 0;
    if (factor <= 0) {
      throw new IllegalArgumentException("'%s' is no speed: write max, or how many times as fast, such as 1000x"
          .formatted(text));
    }
    return new Times(factor);
  }

  /**
   * When a posting is to be sent.
   *
   * @param first when the first posting was posted
   * @param begun when the first one was sent
   * @param posted when this one was posted
   */
  Instant due(Instant first, Instant begun, Instant posted);

  /** @param factor seconds of the files that go by in a second, more than 0 */
  record Times(double factor) implements Speed {
    @Override
    public Instant due(Instant first, Instant begun, Instant posted) {
      double seconds = Duration.between(first, posted).toMillis() / 1000.0 / factor;
      return begun.plusNanos(Math.round(seconds * 1e9));
    }
  }

  /** Nothing is waited for. */
  record Unbounded() implements Speed {
    @Override
    public Instant due(Instant first, Instant begun, Instant posted) {
      return begun;
    }
  }
}
