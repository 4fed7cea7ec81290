package skilltide.dashboard.live;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;

/** Agrees to messages that are compressed each by itself; there is nothing to compress, they are made. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails is told by the socket
final class Agreeing extends ChannelOutboundHandlerAdapter {

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof HttpResponse response) {
      response.headers().set(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS, Deflate.AGREED);
    }
    context.write(message, promise);
  }
}
