package skilltide.dashboard.standalone;

import java.util.Locale;

/**
 * What one check found.
 *
 * @param check what was looked at, in a word or two
 * @param said what was found
 * @param mend what to do about it; empty where nothing is to be done
 */
record Finding(String check, Outcome outcome, String said, String mend) {
  /** How it is. */
  enum Outcome {
    OK, WARN, FAIL;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Finding ok(String check, String said) {
    return new Finding(check, Outcome.OK, said, "");
  }

  /** It runs like this, but worse than it could. */
  static Finding warn(String check, String said, String mend) {
    return new Finding(check, Outcome.WARN, said, mend);
  }

  /** It does not run like this. */
  static Finding fail(String check, String said, String mend) {
    return new Finding(check, Outcome.FAIL, said, mend);
  }

  boolean is(Outcome other) {
    return outcome == other;
  }

  /** For the terminal: what was found and what to do. */
  String text() {
    return mend.isEmpty() ? said : said + ": " + mend;
  }
}
