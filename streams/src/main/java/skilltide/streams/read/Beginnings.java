package skilltide.streams.read;

import java.util.Collection;

/**
 * The runs of letters and digits that a dictionary's words begin with, up to eight characters of each, found without a step
 * a character. First a set with few false members and none missing, small enough for the nearest cache, then a table that
 * says where in the trie a run leads.
 */
final class Beginnings {
  /** So many characters of a run are looked at. */
  static final int MOST = Long.BYTES;
  private static final int SET_WORDS_BITS = 12;
  /** So many characters behind a run count as well, where a word goes on: most runs that begin one are but words. */
  private static final int BEHIND = 2;
  private static final int MOST_VERSION_DIGITS = Lexicon.MOST_VERSION_DIGITS;
  /** No run leads there. */
  static final long UNKNOWN = Long.MIN_VALUE;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;
  private static final int RUN_BITS = 16;
  /** A bit a run, by its hash: what most words of a text fail at. */
  private final long[] runs = new long[1 << RUN_BITS - 6];
  /** A Bloom filter with three bits a member, all in one of its words: Putze, Sanders, Singler, WEA 2007. */
  private final long[] set = new long[1 << SET_WORDS_BITS];
  /** A run and behind it where it leads, in turn. */
  private long[] table = new long[0];

  /**
   * Whether a dictionary's word may begin with a run; false is certain.
   *
   * @param units the first eight characters and what follows, the first in the lowest byte
   * @param run how many of them are letters or digits, at most 64; 0 where words are written together
   */
  boolean mayBe(long units, int run) {
    long key = units & mask(run);
    int slot = (int) (key * SPREAD >>> Long.SIZE - RUN_BITS);
    return run == 0 || (runs[slot >>> 6] >>> slot & 1) != 0 && (has(key) || has(units & mask(run + BEHIND)));
  }

  /** The first bytes, at least one. */
  private static long mask(int bytes) {
    return -1L >>> Long.SIZE - Math.min(bytes, MOST) * Byte.SIZE;
  }

  /**
   * Where a run, or its first eight characters, leads if it is of mere letters: the number of the word that it is and the node in the trie that more of a word may
   * follow from, to be told apart by {@link #word} and {@link #node}; {@link #UNKNOWN} for other runs.
   */
  long lead(long units, int run) {
    if (run == 0) {
      return UNKNOWN;
    }
    long key = units & mask(run);
    int mask = table.length - 1;
    for (int at = first(key, mask); table[at] != 0; at = at + 2 & mask) {
      if (table[at] == key) {
        return table[at + 1];
      }
    }
    return UNKNOWN;
  }

  static int word(long lead) {
    return (int) (lead >> Integer.SIZE);
  }

  static int node(long lead) {
    return (int) lead;
  }

  /** Adds what the words of a dictionary, all of them in the trie, begin with; symbols before are passed over. */
  void addAll(Collection<String> words, CharTrie trie) {
    table = new long[Integer.highestOneBit(words.size() + 1) * 4];
    for (String word : words) {
      add(word.substring(Letters.wordStart(word)), trie);
    }
  }

  private void add(String word, CharTrie trie) {
    int run = 0;
    while (run < word.length() && Letters.isWord(word.charAt(run))) {
      run++;
    }
    if (run == 0) {
      return;
    }
    boolean goesOn = word.length() - run >= BEHIND;
    put(units(word, Math.min(goesOn ? run + BEHIND : run, MOST)));
    putRun(units(word, Math.min(run, MOST)));
    if (run == word.length()) {
      versions(word);
    }
    int known = Math.min(run, MOST);
    if (word.chars().limit(known).allMatch(c -> c >= 'a' && c <= 'z')) {
      int node = trie.walk(word, known);
      if (node != CharTrie.NONE) {
        put(units(word, known), trie.value(node), trie.leaf(node) ? CharTrie.NONE : node);
      }
    }
  }

  private void put(long key, int word, int node) {
    int mask = table.length - 1;
    int at = first(key, mask);
    while (table[at] != 0 && table[at] != key) {
      at = at + 2 & mask;
    }
    table[at] = key;
    table[at + 1] = (long) word << Integer.SIZE | node & 0xFFFF_FFFFL;
  }

  private static int first(long key, int mask) {
    return (int) (key * SPREAD >>> Integer.SIZE) & mask & ~1;
  }

  /** A word may have digits behind it, and is then another run. */
  private void versions(String word) {
    StringBuilder versioned = new StringBuilder(word);
    for (int digits = 0; digits < MOST_VERSION_DIGITS && versioned.length() < MOST; digits++) {
      versioned.append('0');
      put(units(versioned, versioned.length()));
      putRun(units(versioned, versioned.length()));
    }
  }

  private static long units(CharSequence word, int length) {
    long units = 0;
    for (int i = 0; i < length; i++) {
      units |= (WordStarts.unit(word.charAt(i)) & 0xFFL) << i * Byte.SIZE;
    }
    return units;
  }

  private void put(long units) {
    long hash = units * SPREAD;
    set[(int) (hash >>> Long.SIZE - SET_WORDS_BITS)] |= bits(hash);
  }

  private void putRun(long units) {
    int slot = (int) (units * SPREAD >>> Long.SIZE - RUN_BITS);
    runs[slot >>> 6] |= 1L << slot;
  }

  private boolean has(long units) {
    long hash = units * SPREAD;
    long bits = bits(hash);
    return (set[(int) (hash >>> Long.SIZE - SET_WORDS_BITS)] & bits) == bits;
  }

  private static long bits(long hash) {
    return 1L << (hash >>> 18) | 1L << (hash >>> 26) | 1L << (hash >>> 34);
  }
}
