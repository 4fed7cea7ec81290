package skilltide.streams.read;

import java.util.List;

/** Tells whether two names are neighbours in one list: nothing between them but commas, slashes, "and" and the like. */
final class ListGap {
  private static final int WIDEST = 24;
  private static final Phrases JOINTS = new Phrases(List.of("and", "or", "and/or", "und", "oder", "et", "ou", "y", "o",
      "e", "en", "of", "&", "with", "vs", "vs.", "plus",
      "和", "或", "与", "及", "以及", "或者", "/", "some", "a little", "a bit of", "also"));

  private ListGap() {}

  static boolean joins(TextView view, int end, int start) {
    if (start - end > WIDEST || start < end) {
      return false;
    }
    char[] folded = view.folded();
    boolean joined = false;
    int i = end;
    while (i < start) {
      char c = folded[i];
      switch (c) {
        case ',', '/', '|', '&', '+', ';', '•', '·', '、', '，', '；', '*' -> {
          joined = true;
          i++;
        }
        case ' ', '(', ')', '-', '"', '\'', '–', '—', '[', ']' -> i++;
        default -> {
          int word = i;
          while (word < start && Letters.kind(folded[word]) != Letters.BREAK) {
            word++;
          }
          if (word == i || !JOINTS.is(folded, i, word) && !version(folded, i, word)) {
            return false;
          }
          joined |= !version(folded, i, word);
          i = word;
        }
      }
    }
    return joined;
  }

  /** Whether a slash stands somewhere between two places: one who does both is meant. */
  static boolean slash(TextView view, int end, int start) {
    for (int i = end; i < start; i++) {
      if (view.at(i) == '/') {
        return true;
      }
    }
    return false;
  }

  private static boolean version(char[] folded, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Letters.isDigit(folded[i]) && folded[i] != 'x') {
        return false;
      }
    }
    return true;
  }
}
