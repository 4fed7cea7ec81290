package skilltide.dashboard.bench;

import io.micronaut.context.annotation.Requires;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import skilltide.dashboard.live.Frames;
import skilltide.dashboard.live.Workload;

/** A socket as Micronaut's guide has it: what a viewer asks for is kept with the session. */
@Requires(property = "bench.broadcaster")
@ServerWebSocket("/ws/v1/live")
class BroadcasterSocket {
  static final String VIEW = "view";
  private final Frames frames;

  BroadcasterSocket(Frames frames) {
    this.frames = frames;
  }

  @OnOpen
  void opened(WebSocketSession session) {
    // until it says what it wants to see
  }

  @OnMessage
  void asked(String view, WebSocketSession session) {
    int wanted = Workload.views().indexOf(view);
    String snapshot;
    synchronized (frames) {
      snapshot = frames.snapshot(wanted);
    }
    var unused = session.sendAsync(snapshot).thenRun(() -> session.put(VIEW, wanted));
  }
}
