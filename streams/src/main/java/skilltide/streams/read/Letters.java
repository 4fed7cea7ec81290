package skilltide.streams.read;

import java.text.Normalizer;

/** What a UTF-16 unit is to the reader, and how it is folded: tables, so that a character costs a look-up. */
final class Letters {
  static final int ASCII = 0x80;
  /** Blanks, punctuation, symbols. */
  static final byte BREAK = 0;
  /** Letters and digits of scripts that write words apart. */
  static final byte WORD = 1;
  /** Scripts that write words together, where every character may begin or end a word. */
  static final byte DENSE = 2;
  private static final byte[] CLASS = new byte[Character.MAX_VALUE + 1];
  private static final char[] FOLDED = new char[Character.MAX_VALUE + 1];
  private static final char[] PLAIN = new char[Character.MAX_VALUE + 1];

  static {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      PLAIN[c] = plainOf((char) c);
    }
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      char plain = PLAIN[c];
      FOLDED[c] = withoutAccent(Character.toLowerCase(plain));
      CLASS[c] = classOf(plain);
    }
  }

  private Letters() {}

  static byte kind(char c) {
    return CLASS[c];
  }

  static boolean isWord(char c) {
    return CLASS[c] == WORD;
  }

  /**
   * Where the first letter or digit of a word stands: at its beginning, or behind one symbol of ASCII and perhaps a blank;
   * -1 if elsewhere.
   */
  static int wordStart(String word) {
    int start = 0;
    if (kind(word.charAt(0)) == BREAK && word.charAt(0) < ASCII) {
      start = word.length() > 1 && word.charAt(1) == ' ' ? 2 : 1;
    }
    return start < word.length() && kind(word.charAt(start)) != BREAK ? start : -1;
  }

  /** Whether a character is an accent of the one before. */
  static boolean isAccent(char c) {
    return c >= '\u0300' && c <= '\u036F';
  }

  /** A letter with an accent as one character; the letter alone where there is no such character. */
  static char composed(char letter, char accent) {
    String composed = Normalizer.normalize(new String(new char[]{letter, accent}), Normalizer.Form.NFC);
    return composed.length() == 1 ? composed.charAt(0) : letter;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Lower case, no accent, no full width. */
  static char fold(char c) {
    return FOLDED[c];
  }

  /** The same character in its usual width and form; 0 for what cannot be seen. */
  static char plain(char c) {
    return PLAIN[c];
  }

  /** A text as it is written in the lexicon: folded, each run of blanks one blank. */
  static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = FOLDED[text.charAt(i)];
      if (c != 0 && (c != ' ' || folded.length() > 0 && folded.charAt(folded.length() - 1) != ' ')) {
        folded.append(c);
      }
    }
    return folded.toString().strip();
  }

  private static char plainOf(char c) {
    if (isAccent(c)) {
      return 0;
    }
    if (c >= '\uFF01' && c <= '\uFF5E') {
      return (char) (c - '\uFF01' + '!');
    }
    return switch (c) {
      case '\u00AD', '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF', '\u200E', '\u200F' -> 0;
      case '\u2018', '\u2019', '\u02BC' -> '\'';
      case '\u201C', '\u201D' -> '"';
      case '\u2010', '\u2011' -> '-';
      case '\n', '\u2028', '\u2029', '\u0085' -> '\n';
      default -> Character.isWhitespace(c) || Character.isSpaceChar(c) || c < ' ' ? ' ' : c;
    };
  }

  private static char withoutAccent(char c) {
    if (c < '\u00C0' || c > '\u024F') {
      return c;
    }
    char first = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0);
    return first < 0x80 ? first : c;
  }

  private static byte classOf(char c) {
    if (!Character.isLetterOrDigit(c)) {
      return BREAK;
    }
    boolean dense = c >= '\u2E80' && c <= '\uD7FF' || c >= '\uF900' && c <= '\uFAFF' || c >= '\u0E00' && c <= '\u0EFF';
    return dense ? DENSE : WORD;
  }
}
