package skilltide.dashboard.live;

import io.netty.channel.ChannelHandlerContext;
import java.util.concurrent.TimeUnit;

/** How long a socket stays open after it was told that it will be closed, so that whoever is there can read why. */
@SuppressWarnings("FutureReturnValueIgnored") // a socket that fails is closed, and that is told
final class LastWords {
  private static final long SECONDS = 5;

  private LastWords() {}

  /** Closes in a while, unless the other side does before. */
  static void schedule(ChannelHandlerContext context) {
    context.executor().schedule(() -> context.close(), SECONDS, TimeUnit.SECONDS);
  }
}
