package skilltide.dashboard.live;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtension;
import java.util.Optional;

/** Opens a WebSocket on a connection that was taken over. */
@SuppressWarnings("FutureReturnValueIgnored") // a socket that fails is closed, and that is told
final class SocketOpening {

  private SocketOpening() {}

  /** @param headers what the filters have added to the answer */
  static void open(Channel channel, HttpRequest request, HttpHeaders headers, String address, Door door) {
    int most = door.settings().maxMessage();
    Optional<WebSocketServerExtension> deflate = Deflate.agreed(request.headers(), most);
    headers.remove(HttpHeaderNames.CONTENT_LENGTH).remove(HttpHeaderNames.CONTENT_TYPE)
        .remove(HttpHeaderNames.CONNECTION);
    if (deflate.isPresent()) {
      headers.set(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS, Deflate.AGREED);
    }
    WebSocketDecoderConfig config = WebSocketDecoderConfig.newBuilder().maxFramePayloadLength(most)
        .allowExtensions(deflate.isPresent()).closeOnProtocolViolation(false).build();
    FullHttpRequest full = new DefaultFullHttpRequest(request.protocolVersion(), request.method(), request.uri(),
        Unpooled.EMPTY_BUFFER, request.headers(), EmptyHttpHeaders.INSTANCE);
    SocketHandler handler = new SocketHandler(door, deflate.isPresent() ? Wire.DEFLATED : Wire.TEXT, address);
    new WebSocketServerHandshaker13(request.uri(), null, config)
        .handshake(channel, full, headers, channel.newPromise()).addListener(shaken -> {
          if (!shaken.isSuccess()) {
            channel.close();
          }
        });
    ChannelPipeline pipeline = channel.pipeline();
    deflate.ifPresent(agreed -> pipeline.addLast(agreed.newExtensionDecoder()));
    pipeline.addLast(new WebSocketFrameAggregator(most), handler);
    handler.opened(pipeline.context(handler));
  }
}
