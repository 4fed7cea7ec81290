package skilltide.dashboard.live;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.Arrays;
import java.util.zip.Deflater;

/** Brings JSON into the form of a wire. For one thread. */
final class Encoder {
  /** Bytes that a socket is handed at a time; longer messages are fragmented, so that a ping or a close fits between. */
  static final int PIECE = 32 << 10;
  private static final int LONG_HEADER = 4;
  private static final int MOST_IN_SHORT = 125;
  private static final int TEXT = 0x1;
  private static final int CONTINUED = 0x0;
  private static final int FINAL = 0x80;
  private static final int COMPRESSED = 0x40;
  private static final int LENGTH_FOLLOWS = 126;
  /** Below this nothing is won. */
  private static final int WORTH_DEFLATING = 200;
  /** What a flush ends with, and a message leaves out (RFC 7692, 7.2.1). */
  private static final int FLUSH_MARK = 4;

  private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
  private byte[] scratch = new byte[4096];

  /** Deflated where that helps. */
  ByteBuf deflated(byte[] json) {
    if (json.length < WORTH_DEFLATING) {
      return text(json);
    }
    deflater.reset();
    deflater.setInput(json);
    int length = 0;
    while (true) {
      length += deflater.deflate(scratch, length, scratch.length - length, Deflater.SYNC_FLUSH);
      if (length < scratch.length) {
        return messages(scratch, length - FLUSH_MARK, COMPRESSED);
      }
      scratch = Arrays.copyOf(scratch, 2 * scratch.length);
    }
  }

  /** As it is. */
  static ByteBuf text(byte[] json) {
    return messages(json, json.length, 0);
  }

  /** As a server-sent event; the JSON must be of one line. */
  static ByteBuf event(byte[] json, String id) {
    byte[] head = ((id.isEmpty() ? "" : "id: " + id + '\n') + "data: ").getBytes(US_ASCII);
    return PooledByteBufAllocator.DEFAULT.directBuffer(head.length + json.length + 2).writeBytes(head).writeBytes(json)
        .writeByte('\n').writeByte('\n');
  }

  private static ByteBuf messages(byte[] payload, int length, int compressed) {
    int pieces = Math.max(1, Math.ceilDiv(length, PIECE - LONG_HEADER));
    ByteBuf bytes = PooledByteBufAllocator.DEFAULT.directBuffer(length + pieces * LONG_HEADER);
    for (int from = 0; pieces > 0; pieces--) {
      int size = Math.min(PIECE - LONG_HEADER, length - from);
      bytes.writeByte((from == 0 ? TEXT | compressed : CONTINUED) | (pieces == 1 ? FINAL : 0));
      if (size <= MOST_IN_SHORT) {
        bytes.writeByte(size);
      } else {
        bytes.writeByte(LENGTH_FOLLOWS).writeShort(size);
      }
      bytes.writeBytes(payload, from, size);
      from += size;
    }
    return bytes;
  }
}
