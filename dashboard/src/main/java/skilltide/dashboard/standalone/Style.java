package skilltide.dashboard.standalone;

/** How words are set apart: on a terminal by its own means, in a file by a sign in the line below. */
enum Style {
  PLAIN("", ' '), COUNTED("1;4", '^'), IGNORED("2;4", '~'), HEADING("1", ' '), QUIET("2", ' ');

  private static final String ESCAPE = "\u001B[";

  private final String codes;
  private final char sign;

  Style(String codes, char sign) {
    this.codes = codes;
    this.sign = sign;
  }

  char sign() {
    return sign;
  }

  /** The text in this style for a terminal that shows it. */
  String of(String text, Terminal terminal) {
    return this == PLAIN || text.isEmpty() || !terminal.styled()
        ? text
        : ESCAPE + codes + 'm' + text + ESCAPE + "0m";
  }
}
