package skilltide.streams.read;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Where words start in a folded text, a bit a character, and the text as bytes, so that eight characters are looked at at
 * once. In scripts that write words together each character starts one. Made in one pass without a branch a character;
 * may be used again for another text.
 */
final class WordStarts {
  private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long COLLECT = 0x0102040810204080L;
  private static final int BLOCK = Long.SIZE;
  private byte[] units = new byte[0];
  private long[] words = new long[0];
  private long[] starts = new long[0];
  private int blocks;

  /** Looks at the first {@code length} characters, which are folded. */
  WordStarts read(char[] text, int length) {
    room(length);
    long before = 0;
    for (int block = 0; block < blocks; block++) {
      int base = block * BLOCK;
      int end = Math.min(length, base + BLOCK);
      long word = narrow(text, base, end) ? wordsOfAscii(base) : wordsOfAny(text, base, end);
      words[block] = word;
      starts[block] |= word & ~(word << 1 | before);
      before = word >>> BLOCK - 1;
    }
    words[blocks] = 0;
    return this;
  }

  /** The places in a block where a word starts, the first in the lowest bit. */
  long starts(int block) {
    return starts[block];
  }

  /** The places in a block that are of words; nothing behind the last block. */
  long words(int block) {
    return words[block];
  }

  /** The eight units from a place on, the first in the lowest byte. */
  long units(int place) {
    return (long) LONGS.get(units, place);
  }

  /** The byte that stands for a folded character: of ASCII itself, for no other, but one and the same for all digits. */
  static byte unit(char folded) {
    return (byte) (Letters.isDigit(folded) ? '0' : folded < Letters.ASCII ? folded : folded | Letters.ASCII);
  }

  private void room(int length) {
    blocks = (length + BLOCK - 1) / BLOCK;
    if (words.length <= blocks) {
      units = new byte[blocks * BLOCK + Long.BYTES];
      words = new long[blocks + 1];
      starts = new long[blocks + 1];
    }
  }

  private boolean narrow(char[] text, int from, int to) {
    int all = 0;
    starts[from / BLOCK] = 0;
    for (int i = from; i < to; i++) {
      char c = text[i];
      all |= c;
      units[i] = (byte) c;
    }
    for (int i = to; i < from + BLOCK; i++) {
      units[i] = 0;
    }
    return all < Letters.ASCII;
  }

  /** Letters and digits of 64 units of ASCII, eight at a time: a byte plus what lacks to 0x80 has its high bit from there. */
  private long wordsOfAscii(int base) {
    long bits = 0;
    for (int i = 0; i < BLOCK; i += Long.BYTES) {
      long eight = (long) LONGS.get(units, base + i);
      long letters = from(eight, 'a') & ~from(eight, '{');
      long digits = from(eight, '0') & ~from(eight, ':');
      LONGS.set(units, base + i, eight & ~((digits >>> 7) * 0xF));
      bits |= ((letters | digits) >>> 7) * COLLECT >>> BLOCK - Long.BYTES << i;
    }
    return bits;
  }

  private static long from(long eight, int first) {
    return eight + ONES * (Letters.ASCII - first) & HIGHS;
  }

  private long wordsOfAny(char[] text, int from, int to) {
    long bits = 0;
    for (int i = from; i < to; i++) {
      units[i] = unit(text[i]);
      bits |= Letters.kind(text[i]) == Letters.WORD ? 1L << i : 0;
      starts[from / BLOCK] |= Letters.kind(text[i]) == Letters.DENSE ? 1L << i : 0;
    }
    return bits;
  }
}
