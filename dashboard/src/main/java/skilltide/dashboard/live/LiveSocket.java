package skilltide.dashboard.live;

import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.dashboard.query.InvalidViewException;
import skilltide.dashboard.query.Queries;

/** Where viewers connect: a message is a view, and is answered by frames until the next one. */
@ServerWebSocket("/ws/v1/live")
final class LiveSocket {
  private static final Logger log = LoggerFactory.getLogger(LiveSocket.class);
  private static final int MOST_BYTES = 8_192;
  private static final String VIEWER = "skilltide.viewer";
  private static final CloseReason FULL = new CloseReason(1013, "All places are taken: try again later");
  private static final CloseReason NO_VIEW = new CloseReason(1003, "A view is one text frame of at most 8 kB");

  private final Queries queries;
  private final Broadcast broadcast;
  private final Places places;

  LiveSocket(Queries queries, Broadcast broadcast, Places places) {
    this.queries = queries;
    this.broadcast = broadcast;
    this.places = places;
  }

  @OnOpen
  void opened(WebSocketSession session) {
    session.put(VIEWER, new Viewer(session));
    if (!places.take()) {
      session.close(FULL);
    }
  }

  // The frame itself is asked for, not its text: a message in many frames would be gathered without bounds.
  @OnMessage(maxPayloadLength = MOST_BYTES)
  void asked(WebSocketSession session, WebSocketFrame frame) {
    Viewer viewer = session.get(VIEWER, Viewer.class).orElseThrow();
    try {
      if (!(frame instanceof TextWebSocketFrame text) || !frame.isFinalFragment()
          || frame.content().readableBytes() > MOST_BYTES) {
        session.close(NO_VIEW);
        return;
      }
      broadcast.watch(viewer, queries.view(ViewMessage.read(text.text())));
    } catch (InvalidViewException e) {
      viewer.send(Frame.error(e));
    } finally {
      frame.release();
    }
  }

  @OnClose
  void closed(WebSocketSession session) {
    session.get(VIEWER, Viewer.class).ifPresent(viewer -> {
      places.free();
      broadcast.leave(viewer);
    });
  }

  @OnError
  void failed(WebSocketSession session, Throwable failure) {
    log.debug("A viewer's connection failed", failure);
    session.close(NO_VIEW);
  }
}
