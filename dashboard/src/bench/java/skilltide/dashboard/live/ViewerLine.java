package skilltide.dashboard.live;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import java.util.Optional;
import java.util.zip.Inflater;

/** One viewer's socket: it offers what Chromium offers, asks for its view, and tells what arrives. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails is told by the socket
final class ViewerLine extends ByteToMessageDecoder {
  private static final byte[] MASK = {1, 2, 3, 4};
  private static final int FINAL = 0x80;
  private static final int COMPRESSED = 0x40;
  private static final int PING = 0x9;
  private static final int CLOSE = 0x8;

  private final String view;
  private final boolean deflate;
  private final boolean stalls;
  private final Arrivals arrivals;
  private boolean open;
  private boolean first = true;
  private Optional<Inflater> window = Optional.empty();

  ViewerLine(String view, boolean deflate, boolean stalls, Arrivals arrivals) {
    this.view = view;
    this.deflate = deflate;
    this.stalls = stalls;
    this.arrivals = arrivals;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    String request = "GET /ws/v1/live HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
        + (deflate ? "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n" : "") + "\r\n";
    context.writeAndFlush(Unpooled.copiedBuffer(request, US_ASCII), context.voidPromise());
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (!open) {
      String head = in.toString(US_ASCII);
      int end = head.indexOf("\r\n\r\n");
      if (end < 0) {
        return;
      }
      if (!head.startsWith("HTTP/1.1 101")) {
        throw new IllegalStateException(head);
      }
      in.skipBytes(end + 4);
      open = true;
      if (head.contains("permessage-deflate") && !head.contains("server_no_context_takeover")) {
        window = Optional.of(new Inflater(true));
      }
      send(context, FINAL | 1, view.getBytes(UTF_8));
    }
    while (frame(context, in)) {
      // the next one
    }
  }

  /** @return whether there may be another */
  private boolean frame(ChannelHandlerContext context, ByteBuf in) {
    if (in.readableBytes() < 2) {
      return false;
    }
    int begin = in.readerIndex();
    int head = in.getUnsignedByte(begin);
    int length = in.getUnsignedByte(begin + 1);
    int size = 2;
    if (length == 126) {
      size = 4;
      if (in.readableBytes() < size) {
        return false;
      }
      length = in.getUnsignedShort(begin + 2);
    } else if (length == 127) {
      size = 10;
      if (in.readableBytes() < size) {
        return false;
      }
      length = (int) in.getLong(begin + 2);
    }
    if (in.readableBytes() < size + length) {
      return false;
    }
    in.skipBytes(size);
    switch (head & 0xF) {
      case PING -> send(context, FINAL | 0xA, new byte[0]);
      case CLOSE -> throw new IllegalStateException("Closed: " + in.toString(in.readerIndex() + 2, length - 2, UTF_8));
      default -> {
        if (first) {
          first = false;
          arrivals.opened();
          arrivals.numbers().skip(in, length, (head & COMPRESSED) != 0, window);
          if (stalls) {
            context.channel().config().setAutoRead(false);
          }
        } else {
          arrivals.arrived(arrivals.numbers().of(in, length, (head & COMPRESSED) != 0, window), size + length);
        }
      }
    }
    in.skipBytes(length);
    return true;
  }

  private static void send(ChannelHandlerContext context, int head, byte[] payload) {
    ByteBuf frame = Unpooled.buffer(payload.length + 8).writeByte(head);
    if (payload.length < 126) {
      frame.writeByte(0x80 | payload.length);
    } else {
      frame.writeByte(0x80 | 126).writeShort(payload.length);
    }
    frame.writeBytes(MASK);
    for (int i = 0; i < payload.length; i++) {
      frame.writeByte(payload[i] ^ MASK[i % 4]);
    }
    context.writeAndFlush(frame, context.voidPromise());
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    arrivals.failed(cause);
    context.close();
  }
}
