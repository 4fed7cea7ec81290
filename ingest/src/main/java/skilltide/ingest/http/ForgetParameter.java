package skilltide.ingest.http;

import skilltide.ingest.event.MalformedEventException;

/** The parameter that erases instead of withdrawing: only the two words, for what is erased does not come back. */
final class ForgetParameter {
  static final String NAME = "forget";

  private ForgetParameter() {}

  /** @throws MalformedEventException when it is neither of the words */
  static boolean isTrue(String given) {
    return switch (given) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new MalformedEventException(NAME, "'%s' is neither true nor false".formatted(given));
    };
  }
}
