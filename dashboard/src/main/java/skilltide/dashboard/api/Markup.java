package skilltide.dashboard.api;

/** Text as HTML has it. */
final class Markup {
  private Markup() {}

  /** For text between tags and for attributes in double quotes. */
  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }

  /** JSON as the content of a script element: no tag can end or begin in it, and it stays the same JSON. */
  static String inScript(String json) {
    return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
  }
}
