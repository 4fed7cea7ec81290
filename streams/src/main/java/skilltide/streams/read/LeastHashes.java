package skilltide.streams.read;

import java.util.Arrays;

/**
 * The least hash in each of 64 bins over the pairs of neighbouring words of a text. What a word is, its symbols, case,
 * accents and blanks, does not matter beyond its letters and digits; where words are written together, each character is
 * one. For one text and one thread.
 */
final class LeastHashes {
  private static final int BINS = 64;
  private static final int BIN_BITS = 6;
  private static final long NOTHING = Long.MAX_VALUE;
  // The offset basis and the prime of FNV-1a, 64 bits; the last is the golden ratio's fraction.
  private static final long WORD_START = 0xCBF29CE484222325L;
  private static final long WORD_STEP = 0x100000001B3L;
  private static final long ODD = 0x9E3779B97F4A7C15L;
  private final long[] least = new long[BINS];
  /** The last word's hash; 0 before the first. */
  private long last;

  LeastHashes() {
    Arrays.fill(least, NOTHING);
  }

  /** @param folded characters as {@link TextView#folded()} has them; the first word follows the last one added */
  void add(char[] folded, int length) {
    int i = 0;
    while (i < length) {
      char c = folded[i++];
      switch (Letters.kind(c)) {
        case Letters.WORD -> {
          long word = (WORD_START ^ c) * WORD_STEP;
          while (i < length && Letters.isWord(folded[i])) {
            word = (word ^ folded[i++]) * WORD_STEP;
          }
          pair(word);
        }
        case Letters.DENSE -> pair((WORD_START ^ c) * WORD_STEP);
        default -> {
          // what stands between words says nothing
        }
      }
    }
  }

  boolean isEmpty() {
    return last == 0;
  }

  /** One bit a bin. An empty bin borrows from another, the first that is not empty in an order of its own. */
  long bits() {
    long bits = 0;
    for (int bin = 0; bin < BINS && !isEmpty(); bin++) {
      int stride = (int) mixed(bin) | 1; // odd, so that it comes by every bin
      int lender = bin;
      while (least[lender] == NOTHING) {
        lender = lender + stride & BINS - 1;
      }
      bits |= (mixed(least[lender] + bin * ODD) & 1) << bin;
    }
    return bits;
  }

  private void pair(long word) {
    long hash = mixed(last * ODD + word);
    int bin = (int) hash & BINS - 1;
    least[bin] = Math.min(least[bin], hash >>> BIN_BITS);
    last = word;
  }

  /** The finaliser of SplitMix64: G. Steele, D. Lea and C. Flood, 2014. */
  private static long mixed(long value) {
    long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
