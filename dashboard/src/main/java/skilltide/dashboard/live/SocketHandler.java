package skilltide.dashboard.live;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A viewer's socket: a message is a view, and is answered by frames until the next one. */
@SuppressWarnings("FutureReturnValueIgnored") // a socket that fails is closed, and that is told
final class SocketHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
  private static final Logger log = LoggerFactory.getLogger(SocketHandler.class);

  private final Door door;
  private final Wire wire;
  private final String address;
  private final Allowance views = new Allowance(System.nanoTime());
  private boolean entered;
  private @Nullable Viewer viewer;

  SocketHandler(Door door, Wire wire, String address) {
    this.door = door;
    this.wire = wire;
    this.address = address;
  }

  /** The way is open: lets the viewer in. */
  void opened(ChannelHandlerContext context) {
    Optional<Closing> objection = door.enter(address);
    if (objection.isPresent()) {
      Closing why = objection.get();
      door.refused(why);
      context.writeAndFlush(new CloseWebSocketFrame(why.code(), why.reason()));
      LastWords.schedule(context);
    } else {
      entered = true;
      viewer = door.open(context, wire);
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
    if (frame instanceof CloseWebSocketFrame) {
      if (viewer != null && !viewer.isClosing()) {
        context.writeAndFlush(frame.retain());
      }
      context.close();
    } else if (viewer != null && !viewer.isClosing()) {
      viewer.heard();
      switch (frame) {
        case TextWebSocketFrame text -> read(viewer, text.content());
        case PingWebSocketFrame ping -> answer(context, ping);
        case PongWebSocketFrame pong -> {
        }
        default -> viewer.close(Closing.NO_TEXT);
      }
    }
  }

  private void read(Viewer from, ByteBuf message) {
    if (!views.take(System.nanoTime(), door.settings().viewsPerSecond())) {
      from.close(Closing.TOO_MANY_VIEWS);
      return;
    }
    try {
      door.asked(from, StandardCharsets.UTF_8.newDecoder().decode(message.nioBuffer()).toString());
    } catch (CharacterCodingException e) {
      from.close(Closing.NOT_UTF8);
    }
  }

  // Only the last ping needs an answer (RFC 6455, 5.5.3), so one that finds no room can be left out.
  private static void answer(ChannelHandlerContext context, PingWebSocketFrame ping) {
    if (context.channel().isWritable()) {
      context.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (viewer != null) {
      viewer.writabilityChanged();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (entered) {
      door.closed(viewer, address);
      viewer = null;
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof IOException || viewer == null) {
      context.close();
    } else {
      log.debug("A viewer's socket failed", cause);
      viewer.close(switch (cause) {
        case TooLongFrameException large -> Closing.TOO_BIG;
        case DecompressionException large -> Closing.TOO_BIG;
        case CorruptedWebSocketFrameException corrupted -> of(corrupted);
        case CorruptedFrameException corrupted -> Closing.PROTOCOL;
        default -> Closing.FAILED;
      });
    }
  }

  private static Closing of(CorruptedWebSocketFrameException corrupted) {
    int code = corrupted.closeStatus().code();
    return code == Closing.TOO_BIG.code()
        ? Closing.TOO_BIG
        : code == Closing.NOT_UTF8.code() ? Closing.NOT_UTF8 : Closing.PROTOCOL;
  }
}
