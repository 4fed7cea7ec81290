package skilltide.streams.read;

import java.util.Arrays;

/**
 * Finds, in one pass, the longest words of a dictionary that stand in a text as words of their own. Runs of blanks and
 * case are folded before; a word may carry a version, as {@code Vue3} and {@code Python3.6}. Immutable once built, and
 * shared by threads.
 */
final class Lexicon {
  private static final int ASCII = 128;
  private static final int MOST_ENDS = 16;
  private static final int MOST_VERSION_DIGITS = 4;
  private final CharTrie trie = new CharTrie();
  /** Nodes after two ASCII characters, so that most words of a text are passed by with one look-up. */
  private final int[] pairs = new int[ASCII * ASCII];
  private boolean built;

  /** Gets every match; the longest first for each place, then shorter ones until one is taken. */
  @FunctionalInterface
  interface Matches {
    /** @return whether the match is taken, and the text goes on behind it */
    boolean take(int word, int start, int end);
  }

  /** Adds a word under a number; a word that is there keeps its number, which is returned. */
  int add(String folded, int number) {
    if (built || folded.isEmpty()) {
      throw new IllegalStateException("a lexicon gets its words, none of them empty, before it is used");
    }
    return trie.add(folded, number);
  }

  Lexicon build() {
    Arrays.fill(pairs, CharTrie.NONE);
    for (char a = 0; a < ASCII; a++) {
      int first = trie.step(CharTrie.ROOT, a);
      for (char b = 0; first != CharTrie.NONE && b < ASCII; b++) {
        int second = trie.step(first, b);
        // A first character that is a word by itself must be looked at whatever follows.
        pairs[a * ASCII + b] = second != CharTrie.NONE || trie.value(first) == CharTrie.NONE ? second : first;
      }
    }
    built = true;
    return this;
  }

  /** @param folded characters as {@link TextView#folded()} has them */
  void scan(char[] folded, int from, int length, Matches matches) {
    int[] ends = new int[MOST_ENDS];
    int[] words = new int[MOST_ENDS];
    int i = from;
    while (i < length) {
      char c = folded[i];
      if (maybe(folded, i, length)) {
        int end = longest(folded, i, length, ends, words, matches);
        if (end > i) {
          i = end;
          continue;
        }
      }
      i++;
      if (Letters.isWord(c)) {
        while (i < length && Letters.isWord(folded[i])) {
          i++;
        }
      }
    }
  }

  private boolean maybe(char[] folded, int i, int length) {
    char a = folded[i];
    char b = i + 1 < length ? folded[i + 1] : ' ';
    if (a >= ASCII || b >= ASCII) {
      return trie.step(CharTrie.ROOT, a) != CharTrie.NONE;
    }
    return pairs[a * ASCII + b] != CharTrie.NONE;
  }

  private int longest(char[] folded, int start, int length, int[] ends, int[] words, Matches matches) {
    if (folded[start] == '.' && start > 0 && Letters.isWord(folded[start - 1])) {
      return start; // the .net of example.net
    }
    int found = 0;
    int node = CharTrie.ROOT;
    for (int i = start; i < length; i++) {
      node = trie.step(node, folded[i]);
      if (node == CharTrie.NONE) {
        break;
      }
      int word = trie.value(node);
      if (word != CharTrie.NONE && found < MOST_ENDS) {
        int end = end(folded, start, i + 1, length);
        if (end > start) {
          ends[found] = end;
          words[found++] = word;
        }
      }
    }
    while (--found >= 0) {
      if (matches.take(words[found], start, ends[found])) {
        return ends[found];
      }
    }
    return start;
  }

  /** Where a word ends for good, its version included; {@code start} when it is only a part of a longer one. */
  private static int end(char[] folded, int start, int end, int length) {
    if (end == length || Letters.kind(folded[end - 1]) != Letters.WORD || !Letters.isWord(folded[end])) {
      return end;
    }
    if (end - start < 2 || Letters.isDigit(folded[end - 1]) || !Letters.isDigit(folded[end])) {
      return start;
    }
    int version = end;
    while (version < length && version - end < MOST_VERSION_DIGITS && (Letters.isDigit(folded[version])
        || folded[version] == '.' && version + 1 < length && Letters.isDigit(folded[version + 1]))) {
      version++;
    }
    return version == length || !Letters.isWord(folded[version]) ? version : start;
  }
}
