package skilltide.dashboard.cube;

/** Reads numbers as {@link Bytes} writes them. */
final class Numbers {
  private final byte[] bytes;
  private int at;

  Numbers(byte[] bytes, int from) {
    this.bytes = bytes;
    at = from;
  }

  /** Where the next number begins. */
  int at() {
    return at;
  }

  long next() {
    byte next = bytes[at++];
    long number = next & 0x7F;
    for (int shift = 7; next < 0; shift += 7) {
      next = bytes[at++];
      number |= (next & 0x7FL) << shift;
    }
    return number;
  }

  /** One that takes all of its eight bytes. */
  long nextLong() {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      number |= (bytes[at++] & 0xFFL) << shift;
    }
    return number;
  }
}
