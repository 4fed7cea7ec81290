package skilltide.streams.read;

/** Parts of a text: a bit for each character that lies in one. */
final class Spans {
  private final long[] characters;

  /** @param length of the text */
  Spans(int length) {
    characters = new long[length / Long.SIZE + 1];
  }

  /** Adds a part; what of it lies outside of the text is left out. */
  void add(int start, int end) {
    int from = Math.max(0, start);
    int to = Math.min(characters.length * Long.SIZE, end);
    for (int block = from / Long.SIZE; block * Long.SIZE < to; block++) {
      characters[block] |= mask(block, from, to);
    }
  }

  /** Whether any character of a part, which is not empty and lies in the text, is in one of them. */
  boolean any(int start, int end) {
    for (int block = start / Long.SIZE; block * Long.SIZE < end; block++) {
      if ((characters[block] & mask(block, start, end)) != 0) {
        return true;
      }
    }
    return false;
  }

  /** The characters of a block of 64, the first in the lowest bit. */
  long block(int block) {
    return characters[block];
  }

  private static long mask(int block, int start, int end) {
    long from = start > block * Long.SIZE ? -1L << start : -1L;
    return end < (block + 1) * Long.SIZE ? from & ~(-1L << end) : from;
  }
}
