package skilltide.streams.read;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds, in one pass, the words of a dictionary that stand in a text as words of their own. Runs of blanks and case are
 * folded before; a word may carry a version, as {@code Vue3} and {@code Python3.6}. Immutable once built, and shared by
 * threads.
 *
 * <p>At each place where a word starts, eight characters are looked up at once among the dictionary's beginnings; only what
 * passes is walked through the trie, from behind its first run on.
 */
final class Lexicon {
  static final int MOST_VERSION_DIGITS = 4;
  private static final int MOST_ENDS = 16;
  private final SortedMap<String, Integer> words = new TreeMap<>();
  private final Beginnings beginnings = new Beginnings();
  private CharTrie trie = CharTrie.of(words);
  /** With which some words begin, before their first letter or digit: the full stop of .net. */
  private final boolean[] symbols = new boolean[Letters.ASCII];
  private final boolean anyCase;
  private boolean built;

  /** Where words of the dictionary may start. */
  enum Starts {
    ANY,
    /** Not at small letters of ASCII. */
    CAPITALS
  }

  Lexicon(Starts starts) {
    anyCase = starts == Starts.ANY;
  }

  /** Gets every match; the longest word first for each place, versions aside, then shorter ones until one is taken. */
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
    int start = Letters.wordStart(folded);
    if (start < 0) {
      throw new IllegalArgumentException(
          "'" + folded + "' begins with no letter or digit, nor with a symbol of ASCII before one");
    }
    if (start > 0) {
      symbols[folded.charAt(0)] = true;
    }
    Integer known = words.putIfAbsent(folded, number);
    return known == null ? number : known;
  }

  Lexicon build() {
    trie = CharTrie.of(words);
    beginnings.addAll(words.keySet(), trie);
    words.clear();
    built = true;
    return this;
  }

  /** Looks through a part of a text. */
  void scan(TextView view, int from, int to, Matches matches) {
    scan(view.chars(), view.folded(), view.starts(), from, to, matches);
  }

  /**
   * The same.
   *
   * @param chars as they are written
   * @param folded as {@link TextView#folded()} has them
   * @param starts of the same characters
   */
  void scan(char[] chars, char[] folded, WordStarts starts, int from, int to, Matches matches) {
    int[] found = new int[2 * MOST_ENDS];
    int next = from;
    for (int block = from / Long.SIZE; block * Long.SIZE < to; block++) {
      long words = starts.words(block);
      long ahead = starts.words(block + 1);
      for (long left = starts.starts(block); left != 0; left &= left - 1) {
        int bit = Long.numberOfTrailingZeros(left);
        int start = block * Long.SIZE + bit;
        // Exact up to 64: a longer run is as good as that. None goes on behind the part that is looked at.
        int run = Math.min(to - start,
            Long.numberOfTrailingZeros(~(words >>> bit | ahead << 1 << Long.SIZE - 1 - bit)));
        if (run < 0) {
          return;
        }
        long units = starts.units(start);
        if (beginnings.mayBe(units, run) && start >= next && start < to
            && (anyCase || chars[start] < 'a' || chars[start] > 'z')) {
          next = match(folded, start, to, next, run, units, found, matches);
        }
      }
    }
  }

  /** Where the word that was taken ends, {@code start} if none was. */
  private int match(char[] folded, int start, int length, int next, int run, long units, int[] found,
      Matches matches) {
    int symbol = symbolBefore(folded, start);
    if (symbol >= next) {
      int end = walk(folded, symbol, symbol, CharTrie.ROOT, CharTrie.NONE, length, found, matches);
      if (end > symbol) {
        return end;
      }
    }
    int known = Math.min(run, Beginnings.MOST);
    long lead = beginnings.lead(units, run);
    return lead == Beginnings.UNKNOWN
        ? walk(folded, start, start, CharTrie.ROOT, CharTrie.NONE, length, found, matches)
        : walk(folded, start, start + known, Beginnings.node(lead), Beginnings.word(lead),
            length, found, matches);
  }

  /** Where the symbol is that stands right before a place, or a blank before it, and begins words; -1 if there is none. */
  private int symbolBefore(char[] folded, int start) {
    int symbol = start > 1 && folded[start - 1] == ' ' ? start - 2 : start - 1;
    boolean begins = symbol >= 0 && folded[symbol] < Letters.ASCII && symbols[folded[symbol]];
    return begins && !ofHost(folded, symbol) ? symbol : -1;
  }

  /** The full stop of example.net begins no word. */
  private static boolean ofHost(char[] folded, int start) {
    return folded[start] == '.' && start > 0 && Letters.isWord(folded[start - 1]);
  }

  /** Goes on from a node, at which a word may end; from {@link CharTrie#NONE} nothing goes on. */
  private int walk(char[] folded, int start, int from, int fromNode, int fromWord, int length, int[] found,
      Matches matches) {
    int ends = 0;
    int node = fromNode;
    int word = fromWord;
    for (int i = from; true; i++) {
      if (word != CharTrie.NONE && ends < found.length) {
        int end = end(folded, start, i, length);
        if (end > start) {
          found[ends++] = word;
          found[ends++] = end;
        }
      }
      node = node == CharTrie.NONE || i == length ? CharTrie.NONE : trie.step(node, folded[i]);
      if (node == CharTrie.NONE) {
        break;
      }
      word = trie.value(node);
    }
    for (int k = ends - 2; k >= 0; k -= 2) {
      if (matches.take(found[k], start, found[k + 1])) {
        return found[k + 1];
      }
    }
    return start;
  }

  /** Whether a word of the dictionary that is found anywhere in a text stands there as a word of its own. */
  static boolean standsApart(char[] folded, int start, int end, int length) {
    boolean within = start > 0 && Letters.isWord(folded[start - 1]) && Letters.isWord(folded[start]);
    return !within && !ofHost(folded, start) && end(folded, start, end, length) > start;
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
