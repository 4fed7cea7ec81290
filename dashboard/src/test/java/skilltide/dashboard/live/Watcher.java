package skilltide.dashboard.live;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import skilltide.dashboard.DashboardServer;

/** A real WebSocket client. It takes what comes, unless it is told to wait. */
final class Watcher implements WebSocket.Listener, AutoCloseable {
  /** The connection ended without a closing frame (RFC 6455, 7.4.1). */
  static final int ABNORMAL = 1006;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
  private final AtomicInteger pings = new AtomicInteger();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();
  private final HttpClient client = HttpClient.newHttpClient();
  private final WebSocket socket;
  private volatile boolean waiting;

  Watcher(DashboardServer server) {
    socket = client.newWebSocketBuilder()
        .buildAsync(URI.create("ws://" + server.address().getAuthority() + "/ws/v1/live"), this).join();
  }

  Watcher watch(String view) {
    socket.sendText(view, true).join();
    return this;
  }

  void send(ByteBuffer bytes) {
    socket.sendBinary(bytes, true).join();
  }

  /** Sends what the server may refuse before it has read it all; {@link #closed} tells how that ended. */
  void offer(String text) {
    var unused = socket.sendText(text, true).exceptionally(broken -> {
      closed.complete(ABNORMAL);
      return socket;
    });
  }

  /** The frame at this place, once it has come. */
  JsonNode frame(int place) {
    await().until(() -> frames.size() > place);
    return frames.get(place);
  }

  List<JsonNode> frames() {
    return frames;
  }

  int pings() {
    return pings.get();
  }

  /** The code that the server closed with, once it has; {@link #ABNORMAL} when the connection broke. */
  int closed() {
    return closed.join();
  }

  /** Takes no more frames until {@link #goOn}. */
  void stall() {
    waiting = true;
  }

  void goOn() {
    waiting = false;
    socket.request(1);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      try {
        frames.add(JSON.readTree(text.toString()));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("No JSON: " + text, e);
      }
      text.setLength(0);
    }
    if (!last || !waiting) {
      from.request(1);
    }
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
    pings.incrementAndGet();
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    closed.complete(status);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.complete(ABNORMAL);
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
    client.close();
  }
}
