package skilltide.dashboard.standalone;

import picocli.CommandLine.Help.Ansi;

/**
 * Where a command's answer is read.
 *
 * @param columns how wide it is, {@value #NARROWEST} or more
 * @param styled whether it shows colours and underlines
 */
record Terminal(int columns, boolean styled) {
  static final int NARROWEST = 60;
  /** A file, as wide as is still pleasant to read. */
  static final Terminal FILE = new Terminal(100, false);
  /** Set by the start script when its output is a terminal: Java cannot tell when the input is none. */
  private static final String WIDTH = "skilltide.columns";

  Terminal {
    columns = Math.max(columns, NARROWEST);
  }

  /** This process's output; without colours when the user asks for none in {@code NO_COLOR}. */
  static Terminal ofOutput() {
    int columns = Integer.getInteger(WIDTH, 0);
    boolean plain = System.getenv("NO_COLOR") != null;
    if (columns > 0) {
      return new Terminal(columns, !plain);
    }
    return new Terminal(FILE.columns(), !plain && Ansi.AUTO.enabled());
  }

  /** A text with nothing in it that would move the cursor or turn the writing: each such character as one sign. */
  static String printable(String text) {
    StringBuilder shown = new StringBuilder(text);
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      boolean lone = Character.isHighSurrogate(c)
          ? i + 1 == shown.length() || !Character.isLowSurrogate(shown.charAt(i + 1))
          : Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(shown.charAt(i - 1)));
      if (lone || c != '\n' && Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
        shown.setCharAt(i, '\uFFFD');
      }
    }
    return shown.toString();
  }
}
