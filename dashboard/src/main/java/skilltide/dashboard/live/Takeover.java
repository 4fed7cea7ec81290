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
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a connection out of the server's hands once {@link LiveController} has said yes to a viewer, after every filter
 * that stands before all requests. What a socket needs of the server from then on is its event loop: its handlers of
 * requests go.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a socket that fails is closed, and that is told
final class Takeover extends ChannelDuplexHandler {
  /** The header of an answer that says yes; its value is the viewer's address. It goes to nobody. */
  static final String YES = "Skilltide-Live";

  private static final Logger log = LoggerFactory.getLogger(Takeover.class);

  private final BeanProvider<Door> door;
  /** Requests that are not answered yet: several, where a client does not wait for the answer before. */
  private final Queue<HttpRequest> asked = new ArrayDeque<>();
  private boolean taken;

  Takeover(BeanProvider<Door> door) {
    this.door = door;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (taken) {
      ReferenceCountUtil.release(message);
      if (message instanceof HttpRequest) { // there is no answer after frames that do not end
        context.close();
      }
      return;
    }
    if (message instanceof HttpRequest request) {
      asked.add(request);
    }
    context.fireChannelRead(message);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (taken) {
      ReferenceCountUtil.release(message);
      return;
    }
    HttpRequest request = message instanceof HttpResponse answer
        && answer.status().codeClass() != HttpStatusClass.INFORMATIONAL ? asked.poll() : null;
    if (message instanceof HttpResponse response && response.headers().contains(YES)) {
      String address = response.headers().get(YES);
      response.headers().remove(YES);
      ReferenceCountUtil.release(message);
      taken = true;
      if (request == null || !asked.isEmpty()) {
        context.close();
      } else {
        // Not now: who writes is one of the handlers that go.
        context.executor().execute(() -> take(context.channel(), request, response, address));
      }
    } else {
      context.write(message, promise);
    }
  }

  private void take(Channel channel, HttpRequest request, HttpResponse yes, String address) {
    if (!channel.isActive()) {
      return;
    }
    try {
      open(channel, request, yes, address);
    } catch (RuntimeException e) {
      log.warn("A connection could not be made a viewer's", e);
      channel.close(); // nobody else would: the handlers of requests are gone
    }
  }

  private void open(Channel channel, HttpRequest request, HttpResponse yes, String address) {
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
