package skilltide.streams.read;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import skilltide.ingest.event.TextFormat;

/**
 * A field of a posting as the reader sees it: tags gone, entities resolved, blanks run together, characters folded, and
 * for every character where it stood. Paragraphs end in two line breaks, lines in one.
 */
final class TextView {
  private static final int LONGEST_TAG = 4096;
  private final String source;
  private char[] chars;
  private char[] folded;
  private int[] from;
  private int[] to;
  private int length;
  private boolean hidden = true;
  private @Nullable WordStarts starts;
  private @Nullable Vocabulary vocabulary;
  private Vocabulary.@Nullable Found found;

  private TextView(String source) {
    this.source = source;
    int capacity = source.length() + 2;
    chars = new char[capacity];
    folded = new char[capacity];
    from = new int[capacity];
    to = new int[capacity];
  }

  static TextView of(String source, TextFormat format) {
    TextView view = new TextView(source);
    switch (format) {
      case HTML -> view.html();
      case PLAIN -> view.plain();
    }
    return view;
  }

  /** How many characters there are to see. */
  int length() {
    return length;
  }

  /** The characters in their own case; valid up to {@link #length()}. */
  char[] chars() {
    return chars;
  }

  /** The characters folded, single line breaks as blanks; valid up to {@link #length()}. */
  char[] folded() {
    return folded;
  }

  /** Where words start; found out when it is first asked for. */
  WordStarts starts() {
    WordStarts known = starts;
    if (known == null) {
      known = new WordStarts().read(folded, length);
      starts = known;
    }
    return known;
  }

  /** What of a vocabulary the text names; kept for who asks again. */
  Vocabulary.Found found(Vocabulary asked) {
    Vocabulary.Found known = found;
    if (known == null || vocabulary != asked) {
      known = asked.scan(this, 0, length);
      found = known;
      vocabulary = asked;
    }
    return known;
  }

  /** Where, in the source, the character stands, in UTF-16 units. */
  int from(int index) {
    return from[index];
  }

  /** Where, in the source, what ends before the index ends. */
  int to(int end) {
    return to[end - 1];
  }

  /** A part of the source, as it came. */
  String as(int start, int end) {
    return source.substring(from(start), to(end));
  }

  /** A part as it is seen. */
  String seen(int start, int end) {
    return new String(chars, start, end - start);
  }

  /** All that is seen, a character for each index, in the width and form that the author chose. */
  String written() {
    StringBuilder written = new StringBuilder(length).append(chars, 0, length);
    for (int i = 0; i < length; i++) {
      char c = source.charAt(from[i]);
      if (to[i] - from[i] == 1 && chars[i] != ' ' && Letters.plain(c) == chars[i]) {
        written.setCharAt(i, c);
      }
    }
    return written.toString();
  }

  /** The character at an index; a line break before the first and after the last. */
  char at(int index) {
    return index < 0 || index >= length ? '\n' : chars[index];
  }

  private void plain() {
    for (int i = 0; i < source.length(); i++) {
      put(source.charAt(i), i, i + 1);
    }
    close();
  }

  private void html() {
    int closing = -2;
    int i = 0;
    while (i < source.length()) {
      char c = source.charAt(i);
      if (c == '<' && HtmlSyntax.opensTag(source, i)) {
        if (closing != -1 && closing < i) {
          closing = source.indexOf('>', i);
        }
        if (closing > 0 && closing - i < LONGEST_TAG) {
          breakLines(HtmlSyntax.linesBrokenBy(source, i), i, closing + 1);
          i = hidden && HtmlSyntax.hides(source, i) ? afterHidden(i, closing + 1) : closing + 1;
          continue;
        }
      }
      if (c == '&') {
        long entity = HtmlSyntax.entity(source, i);
        if (entity != 0) {
          int end = i + HtmlSyntax.entityLength(entity);
          put(HtmlSyntax.entityChar(entity), i, end);
          i = end;
          continue;
        }
      }
      put(c, i, i + 1);
      i++;
    }
    close();
  }

  /** Behind an element whose content is no text; where one never ends none is looked for again. */
  private int afterHidden(int tag, int afterTag) {
    int end = HtmlSyntax.endOfHidden(source, tag, afterTag);
    hidden = end >= 0;
    return hidden ? end : afterTag;
  }

  private void breakLines(int lines, int start, int end) {
    for (int line = 0; line < lines; line++) {
      put('\n', start, end);
    }
  }

  private void put(char c, int start, int end) {
    char plain = Letters.plain(c);
    if (plain == 0) {
      if (Letters.isAccent(c) && length > 0) {
        chars[length - 1] = Letters.composed(chars[length - 1], c);
        to[length - 1] = end;
      }
      return;
    }
    if (plain == ' ' || plain == '\n') {
      char last = length == 0 ? '\n' : chars[length - 1];
      if (plain == ' ' && (last == ' ' || last == '\n')) {
        return;
      }
      if (plain == '\n') {
        if (length == 0 || last == '\n' && length > 1 && chars[length - 2] == '\n') {
          return;
        }
        if (last == ' ') {
          length--;
        }
      }
    }
    if (length == chars.length) {
      grow();
    }
    chars[length] = plain;
    folded[length] = plain == '\n' ? '\n' : Letters.fold(c);
    from[length] = start;
    to[length] = end;
    length++;
  }

  /** A line break alone is a blank to the lexicon: names are wrapped like any words. */
  private void close() {
    for (int i = 1; i < length - 1; i++) {
      if (folded[i] == '\n' && chars[i - 1] != '\n' && chars[i + 1] != '\n') {
        folded[i] = ' ';
      }
    }
  }

  private void grow() {
    int capacity = chars.length * 2;
    chars = Arrays.copyOf(chars, capacity);
    folded = Arrays.copyOf(folded, capacity);
    from = Arrays.copyOf(from, capacity);
    to = Arrays.copyOf(to, capacity);
  }
}
