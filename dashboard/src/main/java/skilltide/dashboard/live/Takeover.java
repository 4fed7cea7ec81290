package skilltide.dashboard.live;

import io.micronaut.context.BeanProvider;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes a connection out of the server's hands once {@link LiveController} has said yes to a viewer, after every filter
 * that stands before all requests. What a socket needs of the server from then on is its event loop: its handlers of
 * requests go.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a socket that fails is closed, and that is told
final class Takeover extends ChannelDuplexHandler {
  /** The header of an answer that says yes; its value is the viewer's address. It goes to nobody. */
  static final String YES = "Skilltide-Live";

  private final BeanProvider<Door> door;
  private @Nullable HttpRequest asked;

  Takeover(BeanProvider<Door> door) {
    this.door = door;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request) {
      asked = request.uri().startsWith(LiveController.SOCKET) || request.uri().startsWith(LiveController.EVENTS)
          ? request
          : null;
    }
    context.fireChannelRead(message);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof HttpResponse response && response.headers().contains(YES)) {
      String address = response.headers().get(YES);
      response.headers().remove(YES);
      ReferenceCountUtil.release(message);
      // Not now: who writes is one of the handlers that go.
      context.executor().execute(() -> take(context, response, address));
    } else {
      context.write(message, promise);
    }
  }

  private void take(ChannelHandlerContext context, HttpResponse yes, String address) {
    HttpRequest request = asked;
    Channel channel = context.channel();
    if (request == null || !channel.isActive()) {
      channel.close();
      return;
    }
    Door opened = door.get();
    clear(channel.pipeline());
    channel.config().setOption(ChannelOption.WRITE_BUFFER_WATER_MARK,
        new WriteBufferWaterMark(Viewer.LOW, Viewer.HIGH));
    if (opened.settings().sendBuffer() > 0) {
      channel.config().setOption(ChannelOption.SO_SNDBUF, opened.settings().sendBuffer());
    }
    if (request.uri().startsWith(LiveController.SOCKET)) {
      SocketOpening.open(channel, request, yes.headers(), address, opened);
    } else {
      EventsOpening.open(channel, request, yes.headers(), address, opened);
    }
    channel.config().setAutoRead(true);
  }

  private static void clear(ChannelPipeline pipeline) {
    for (Map.Entry<String, ChannelHandler> each : pipeline.toMap().entrySet()) {
      if (!(each.getValue() instanceof SslHandler) && !(each.getValue() instanceof HttpServerCodec)) {
        pipeline.remove(each.getKey());
      }
    }
  }
}
