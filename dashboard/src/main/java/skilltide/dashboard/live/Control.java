package skilltide.dashboard.live;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** Bytes that are the same for every viewer and every stream. */
final class Control {
  /** A WebSocket ping without a payload. */
  static final ByteBuf PING = bytes(new byte[]{(byte) 0x89, 0});
  /** A comment between server-sent events. */
  static final ByteBuf COMMENT = bytes(":\n\n".getBytes(US_ASCII));
  static final ByteBuf NOTHING = bytes(new byte[0]);

  private Control() {}

  private static ByteBuf bytes(byte[] bytes) {
    return Unpooled.unreleasableBuffer(Unpooled.directBuffer(Math.max(1, bytes.length)).writeBytes(bytes)).asReadOnly();
  }
}
