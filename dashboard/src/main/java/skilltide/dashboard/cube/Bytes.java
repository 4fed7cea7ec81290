package skilltide.dashboard.cube;

import java.util.Arrays;

/** Writes numbers as unsigned LEB128: seven bits a byte, the lowest first, the eighth says that more follow. */
final class Bytes {
  private static final int LONGEST = 10;

  private byte[] bytes = new byte[256];
  private int size;

  int size() {
    return size;
  }

  void add(long number) {
    reserve(LONGEST);
    long rest = number;
    for (; (rest & ~0x7FL) != 0; rest >>>= 7) {
      bytes[size++] = (byte) (rest | 0x80);
    }
    bytes[size++] = (byte) rest;
  }

  /** All of its eight bytes. */
  void addLong(long number) {
    reserve(Long.BYTES);
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      bytes[size++] = (byte) (number >>> shift);
    }
  }

  /** What others were written; they begin anew. */
  void addAll(Bytes others) {
    reserve(others.size);
    System.arraycopy(others.bytes, 0, bytes, size, others.size);
    size += others.size;
    others.size = 0;
  }

  /** What was written, and begins anew. */
  byte[] take() {
    byte[] written = Arrays.copyOf(bytes, size);
    size = 0;
    return written;
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
    }
  }
}
