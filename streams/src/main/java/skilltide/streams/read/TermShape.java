package skilltide.streams.read;

/** How a word looks: what names a technology often looks like no other word. Technologies' names are written in ASCII. */
enum TermShape {
  /** A number, a contraction, a word with other letters, or longer than names are. */
  NONE,
  /** Small letters alone. */
  SMALL,
  /** A capital first, as any name. */
  CAPITALISED,
  /** Capitals alone. */
  CAPITALS,
  /** Capitals within, a digit, or a symbol at the end: GraphQL, Web2py, Ext.js, libstdc++. */
  MIXED;

  private static final int LONGEST = 30;
  /** So many letters make a name with digits in it, where these are few; S15 and Q4 are none. */
  private static final int LETTERS = 2;
  private static final int DIGITS = 3;

  /** Where a word that starts at a place ends, with full stops, hyphens and the like within it and symbols behind it. */
  static int end(char[] chars, int start, int length) {
    int end = start;
    while (end < length
        && (Letters.isWord(chars[end]) || joins(chars[end]) && end + 1 < length && Letters.isWord(chars[end + 1]))) {
      end++;
    }
    if (end + 1 < length && chars[end] == '+' && chars[end + 1] == '+') {
      return end + 2;
    }
    return end < length && chars[end] == '#' ? end + 1 : end;
  }

  private static boolean joins(char c) {
    return c == '.' || c == '-' || c == '_' || c == '&' || c == '\'';
  }

  static TermShape of(char[] chars, int start, int end) {
    if (end - start > LONGEST) {
      return NONE;
    }
    int capitals = 0;
    int small = 0;
    int digits = 0;
    int others = 0;
    boolean within = false;
    for (int i = start; i < end; i++) {
      char c = chars[i];
      if (c >= 'a' && c <= 'z') {
        small++;
      } else if (c >= 'A' && c <= 'Z') {
        capitals++;
        within |= i > start && chars[i - 1] >= 'a' && chars[i - 1] <= 'z';
      } else if (Letters.isDigit(c)) {
        digits++;
      } else if (c == '\'' || Letters.isWord(c)) {
        return NONE;
      } else {
        others++;
      }
    }
    int letters = capitals + small;
    if (letters == 0) {
      return NONE;
    }
    if (digits > 0) {
      return Letters.isDigit(chars[start]) || letters < LETTERS && digits < DIGITS ? NONE : MIXED;
    }
    if (symbol(chars, start, end) || within || capitals > 1 && small > 1 && others == 0) {
      return MIXED;
    }
    if (capitals == 0) {
      return SMALL;
    }
    // CDNs are no more than CDN.
    boolean several = small == 1 && chars[end - 1] == 's';
    return capitals > 1 && (small == 0 || several) ? CAPITALS : chars[start] <= 'Z' ? CAPITALISED : NONE;
  }

  /** Where the part ends by which a word is told from others: before the .js that many share. */
  static int stem(char[] chars, int start, int end) {
    return js(chars, start, end) ? end - 3 : end;
  }

  private static boolean js(char[] chars, int start, int end) {
    return end - start > 3 && chars[end - 3] == '.' && (chars[end - 2] | 0x20) == 'j' && (chars[end - 1] | 0x20) == 's';
  }

  private static boolean symbol(char[] chars, int start, int end) {
    return chars[end - 1] == '+' || chars[end - 1] == '#' || js(chars, start, end);
  }
}
