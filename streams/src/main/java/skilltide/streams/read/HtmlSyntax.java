package skilltide.streams.read;

import java.util.Locale;
import java.util.Map;

/** As much of HTML as job postings use: where tags end, which of them break lines, what entities stand for. */
final class HtmlSyntax {
  private static final int LONGEST_ENTITY = 10;
  private static final int LONGEST_NAME = 10;
  private static final int PARAGRAPH = 2;
  private static final Map<String, Character> ENTITIES = Map.ofEntries(Map.entry("lt", '<'), Map.entry("gt", '>'),
      Map.entry("amp", '&'), Map.entry("quot", '"'), Map.entry("apos", '\''), Map.entry("nbsp", ' '),
      Map.entry("ndash", '–'), Map.entry("mdash", '—'), Map.entry("hellip", '…'), Map.entry("lsquo", '\''),
      Map.entry("rsquo", '\''), Map.entry("ldquo", '"'), Map.entry("rdquo", '"'), Map.entry("bull", '•'),
      Map.entry("middot", '·'), Map.entry("shy", '\u00AD'), Map.entry("zwnj", '\u200C'), Map.entry("euro", '€'),
      Map.entry("pound", '£'), Map.entry("yen", '¥'), Map.entry("copy", '©'), Map.entry("reg", '®'),
      Map.entry("trade", '™'), Map.entry("eacute", 'é'), Map.entry("egrave", 'è'), Map.entry("agrave", 'à'),
      Map.entry("ccedil", 'ç'), Map.entry("auml", 'ä'), Map.entry("ouml", 'ö'), Map.entry("uuml", 'ü'),
      Map.entry("Auml", 'Ä'), Map.entry("Ouml", 'Ö'), Map.entry("Uuml", 'Ü'), Map.entry("szlig", 'ß'),
      Map.entry("oacute", 'ó'), Map.entry("iacute", 'í'), Map.entry("aacute", 'á'), Map.entry("uacute", 'ú'),
      Map.entry("ntilde", 'ñ'), Map.entry("atilde", 'ã'), Map.entry("aring", 'å'), Map.entry("oslash", 'ø'));

  private HtmlSyntax() {}

  /** Whether what stands at a {@code <} is the beginning of a tag or a comment, and no comparison. */
  static boolean opensTag(String text, int at) {
    if (at + 1 >= text.length()) {
      return false;
    }
    char next = text.charAt(at + 1);
    return next >= 'a' && next <= 'z' || next >= 'A' && next <= 'Z' || next == '/' || next == '!' || next == '?';
  }

  /** How many line breaks a tag stands for: two for a paragraph, one for a line, none within a line. */
  static int linesBrokenBy(String text, int at) {
    return switch (name(text, at)) {
      case "p", "div", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "table", "section", "article",
          "blockquote", "dl", "hr" ->
        PARAGRAPH;
      case "br", "li", "tr", "td", "th", "dt", "dd" -> 1;
      default -> 0;
    };
  }

  /** Whether a tag begins an element whose content is no text. */
  static boolean hides(String text, int at) {
    String name = name(text, at);
    return text.charAt(at + 1) != '/' && (name.equals("script") || name.equals("style"));
  }

  /** Where such an element ends; -1 when it never does. */
  static int endOfHidden(String text, int at, int afterTag) {
    return text.indexOf("</" + name(text, at), afterTag);
  }

  private static String name(String text, int at) {
    int start = at + 1 < text.length() && text.charAt(at + 1) == '/' ? at + 2 : at + 1;
    int end = start;
    while (end < text.length() && end - start < LONGEST_NAME && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    return text.substring(start, end).toLowerCase(Locale.ROOT);
  }

  /** The character that an entity stands for, with the entity's length above it; 0 when it is none. */
  static long entity(String text, int at) {
    int end = at + 1;
    while (end < text.length() && end - at < LONGEST_ENTITY && text.charAt(end) != ';') {
      char c = text.charAt(end);
      if (c == ' ' || c == '&' || c == '<' || c == '\n') {
        return 0;
      }
      end++;
    }
    if (end >= text.length() || text.charAt(end) != ';' || end == at + 1) {
      return 0;
    }
    int c = text.charAt(at + 1) == '#' ? numeric(text, at + 2, end) : named(text.substring(at + 1, end));
    return c <= 0 ? 0 : (long) (end + 1 - at) << 32 | c;
  }

  static int entityLength(long entity) {
    return (int) (entity >>> 32);
  }

  static char entityChar(long entity) {
    return (char) entity;
  }

  private static int named(String name) {
    Character c = ENTITIES.get(name);
    return c == null ? 0 : c;
  }

  /** Characters beyond the basic plane, symbols and emoji, are no part of any name: a blank will do. */
  private static int numeric(String text, int start, int end) {
    boolean hex = start < end && (text.charAt(start) == 'x' || text.charAt(start) == 'X');
    int value = 0;
    for (int i = hex ? start + 1 : start; i < end; i++) {
      int digit = Character.digit(text.charAt(i), hex ? 16 : 10);
      if (digit < 0) {
        return 0;
      }
      value = value * (hex ? 16 : 10) + digit;
    }
    return value > Character.MAX_VALUE ? ' ' : value;
  }
}
