package skilltide.streams.count;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes that are written one after the other, with numbers in as few as they need (LEB128, zigzag where negative). */
final class Bytes {
  private byte[] bytes = new byte[256];
  private int size;

  byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }

  void write(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  void writeLong(long value) {
    room(Long.BYTES);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  void writeNumber(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  void writeSigned(long value) {
    writeNumber(value << 1 ^ value >> 63);
  }

  /** A time to the nanosecond, near another in few bytes. */
  void writeTime(Instant time, Instant near) {
    writeSigned(time.getEpochSecond() - near.getEpochSecond());
    int nanos = time.getNano();
    writeNumber(nanos % 1_000 == 0 ? nanos / 1_000 * 2L : nanos * 2L + 1);
  }

  void writeText(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    writeNumber(utf8.length);
    room(utf8.length);
    System.arraycopy(utf8, 0, bytes, size, utf8.length);
    size += utf8.length;
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }

  /** Reads what was written, in the same order. Whatever is missing is an {@link IllegalArgumentException}. */
  static final class Reader {
    private final byte[] bytes;
    private int at;

    Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    boolean isAtEnd() {
      return at == bytes.length;
    }

    int read() {
      if (at >= bytes.length) {
        throw new IllegalArgumentException("cut off after " + bytes.length + " bytes");
      }
      return bytes[at++] & 0xFF;
    }

    long readLong() {
      long value = 0;
      for (int i = 0; i < Long.BYTES; i++) {
        value = value << 8 | read();
      }
      return value;
    }

    long readNumber() {
      long value = 0;
      for (int shift = 0; shift < 70; shift += 7) {
        int next = read();
        value |= (long) (next & 0x7F) << shift;
        if ((next & 0x80) == 0) {
          return value;
        }
      }
      throw new IllegalArgumentException("a number of more than 64 bits");
    }

    int readInt() {
      return Math.toIntExact(readNumber());
    }

    /** How many things follow, each of a byte or more. */
    int readCount() {
      int count = readInt();
      if (count < 0 || count > bytes.length - at) {
        throw new IllegalArgumentException(count + " things in " + bytes.length + " bytes");
      }
      return count;
    }

    long readSigned() {
      long value = readNumber();
      return value >>> 1 ^ -(value & 1);
    }

    Instant readTime(Instant near) {
      long second = near.getEpochSecond() + readSigned();
      long nanos = readNumber();
      return Instant.ofEpochSecond(second, (nanos & 1) == 0 ? nanos / 2 * 1_000 : nanos / 2);
    }

    String readText() {
      int length = readCount();
      at += length;
      return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    @Nullable
    Instant readTime(boolean there, Instant near) {
      return there ? readTime(near) : null;
    }
  }
}
