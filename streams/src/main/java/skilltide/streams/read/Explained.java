package skilltide.streams.read;

import java.util.List;

/** The characters of a text that mean something to a reader: what a dictionary found, a skill's spelling, a place. */
final class Explained {
  private final long[] characters;

  Explained(TextView view, Vocabulary vocabulary, List<Mention> mentions, List<PlaceReader.Named> places) {
    characters = new long[view.length() / Long.SIZE + 1];
    view.found(vocabulary).forEach(this::add);
    for (Mention mention : mentions) {
      add(mention.start, mention.end);
    }
    for (PlaceReader.Named place : places) {
      add(place.start(), place.end());
    }
  }

  private void add(int start, int end) {
    for (int block = start / Long.SIZE; block * Long.SIZE < end; block++) {
      characters[block] |= mask(block, start, end);
    }
  }

  /** Whether any character of a part, which is not empty, is one of them. */
  boolean any(int start, int end) {
    for (int block = start / Long.SIZE; block * Long.SIZE < end; block++) {
      if ((characters[block] & mask(block, start, end)) != 0) {
        return true;
      }
    }
    return false;
  }

  /** The characters of a block that lie in a part, which is not empty, the first in the lowest bit. */
  private static long mask(int block, int start, int end) {
    long from = start > block * Long.SIZE ? -1L << start : -1L;
    return end < (block + 1) * Long.SIZE ? from & ~(-1L << end) : from;
  }
}
