package skilltide.dashboard.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Opens a stream of server-sent events on a connection that was taken over. The events end with the connection, so they
 * need no chunks, and their bytes are the same for all.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a socket that fails is closed, and that is told
final class EventsOpening {
  private static final int SOONEST_MILLIS = 1_000;
  private static final int LATEST_MILLIS = 5_000;

  private EventsOpening() {}

  /** @param headers what the filters have added to the answer */
  static void open(Channel channel, HttpRequest request, HttpHeaders headers, String address, Door door) {
    Wanted wanted = door.wanted(request.uri(), request.headers().get("Last-Event-ID", ""));
    Optional<Closing> objection = door.enter(address);
    if (objection.isPresent()) {
      door.refused(objection.get());
      channel.writeAndFlush(refusal(objection.get())).addListener(ChannelFutureListener.CLOSE);
      return;
    }
    EventsHandler handler = new EventsHandler(door, address);
    channel.pipeline().addLast(handler); // first of all: from here on it counts them out, whatever happens
    headers.remove(HttpHeaderNames.CONTENT_LENGTH).set(HttpHeaderNames.CONTENT_TYPE, "text/event-stream; charset=utf-8")
        .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE).set("X-Accel-Buffering", "no")
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    channel.write(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, headers));
    channel.pipeline().remove(HttpServerCodec.class);
    // Browsers wait this long before they come back, all of them; so each is told another time.
    int wait = ThreadLocalRandom.current().nextInt(SOONEST_MILLIS, LATEST_MILLIS);
    channel.writeAndFlush(Unpooled.copiedBuffer("retry: " + wait + "\n\n", UTF_8));
    handler.opened(channel.pipeline().context(handler), wanted);
  }

  private static FullHttpResponse refusal(Closing why) {
    HttpResponseStatus status = why == Closing.FULL
        ? HttpResponseStatus.SERVICE_UNAVAILABLE
        : HttpResponseStatus.TOO_MANY_REQUESTS;
    String problem = FrameJson.problem(status.code(), status.reasonPhrase(), why.reason());
    FullHttpResponse refusal = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status,
        Unpooled.copiedBuffer(problem, UTF_8));
    refusal.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
        .set(HttpHeaderNames.CONTENT_LENGTH, refusal.content().readableBytes())
        .set(HttpHeaderNames.RETRY_AFTER, LATEST_MILLIS / 1000).set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    return refusal;
  }
}
