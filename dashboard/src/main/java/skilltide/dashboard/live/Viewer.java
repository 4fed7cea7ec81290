package skilltide.dashboard.live;

import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.exceptions.WebSocketSessionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.dashboard.query.View;

/** Somebody who watches. */
final class Viewer {
  private static final Logger log = LoggerFactory.getLogger(Viewer.class);
  private static final byte[] PING = {};

  private final WebSocketSession session;
  private final AtomicReference<@Nullable View> wanted = new AtomicReference<>();
  private @Nullable LiveStream stream;

  Viewer(WebSocketSession session) {
    this.session = session;
  }

  /**
   * Sets what they want to see; of several in a row only the last counts.
   *
   * @return whether nothing was waiting to be taken before
   */
  boolean want(View view) {
    return wanted.getAndSet(view) == null;
  }

  /** Takes what they want to see, if it is something new. */
  @Nullable
  View takeWanted() {
    return wanted.getAndSet(null);
  }

  /** What they watch. */
  @Nullable
  LiveStream stream() {
    return stream;
  }

  void watch(@Nullable LiveStream other) {
    stream = other;
  }

  boolean isOpen() {
    return session.isOpen();
  }

  /**
   * Sends a frame.
   *
   * @return false when so much is under way to them already that it would have to wait here; then it is not sent
   */
  boolean send(Frame frame) {
    if (!session.isWritable()) {
      return false;
    }
    try {
      var unused = session.sendAsync(frame.forOne()).whenComplete((sent, failure) -> told(failure));
    } catch (WebSocketSessionException e) {
      told(e);
    }
    return true;
  }

  /** Asks whether they are still there. */
  void ping() {
    if (session.isWritable()) {
      try {
        var unused = session.sendPingAsync(PING).whenComplete((sent, failure) -> told(failure));
      } catch (WebSocketSessionException e) {
        told(e);
      }
    }
  }

  // Whoever leaves while a frame is under way is no error; that they left is told by the socket itself.
  private static void told(@Nullable Throwable failure) {
    if (failure != null) {
      log.debug("Not sent", failure);
    }
  }
}
