package skilltide.dashboard.live;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Finds out of which update a frame is. Messages that are the same for many viewers are unpacked once; those of a socket's own window
 * one by one, as each browser would. For one thread.
 */
final class UpdateNumbers {
  private static final byte[] TOTAL = "\"total\":{\"postings\":".getBytes(US_ASCII);
  private static final byte[] FLUSH = {0, 0, (byte) 0xFF, (byte) 0xFF};
  private static final int SOON = 4_096;

  private final Inflater single = new Inflater(true);
  private final Map<Long, Long> known = new HashMap<>();
  private final CRC32 crc = new CRC32();
  private byte[] packed = new byte[1 << 16];
  private byte[] plain = new byte[1 << 18];

  /** @param window what a socket unpacks with that keeps its window from message to message */
  long of(ByteBuf in, int length, boolean compressed, Optional<Inflater> window) {
    copy(in, length);
    if (!compressed) {
      return number(packed, Math.min(length, SOON));
    }
    if (window.isPresent()) {
      return number(plain, Math.min(unpack(window.get(), length), SOON));
    }
    crc.reset();
    crc.update(packed, 0, length);
    long key = crc.getValue() << 20 ^ length;
    Long number = known.get(key);
    if (number == null) {
      single.reset();
      number = number(plain, Math.min(unpack(single, length), SOON));
      if (known.size() > 10_000) {
        known.clear();
      }
      known.put(key, number);
    }
    return number;
  }

  /** A message of which the number does not matter; a window has to see it. */
  void skip(ByteBuf in, int length, boolean compressed, Optional<Inflater> window) {
    if (compressed && window.isPresent()) {
      copy(in, length);
      unpack(window.get(), length);
    }
  }

  private void copy(ByteBuf in, int length) {
    if (length > packed.length) {
      packed = new byte[2 * length];
    }
    in.getBytes(in.readerIndex(), packed, 0, length);
  }

  private int unpack(Inflater inflater, int length) {
    try {
      inflater.setInput(packed, 0, length);
      int size = 0;
      for (int n = inflater.inflate(plain, size, plain.length - size); n > 0; n = inflater.inflate(plain, size,
          plain.length - size)) {
        size += n;
      }
      inflater.setInput(FLUSH);
      return size + inflater.inflate(plain, size, plain.length - size);
    } catch (DataFormatException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long number(byte[] json, int length) {
    for (int i = 0; i < length - TOTAL.length; i++) {
      if (json[i] == '"' && matches(json, i)) {
        long number = 0;
        for (int digit = i + TOTAL.length; json[digit] >= '0' && json[digit] <= '9'; digit++) {
          number = 10 * number + json[digit] - '0';
        }
        return number % 3_000;
      }
    }
    throw new IllegalStateException("No total: " + new String(json, 0, length, US_ASCII));
  }

  private static boolean matches(byte[] json, int at) {
    for (int i = 0; i < TOTAL.length; i++) {
      if (json[at + i] != TOTAL[i]) {
        return false;
      }
    }
    return true;
  }
}
