package skilltide.dashboard.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A viewer of how often each skill is asked for, who notes when the n-th posting of each is first seen. */
final class Seen implements WebSocket.Listener, AutoCloseable {

  /** Is told of each posting that comes to be seen, on the thread of the socket. */
  @FunctionalInterface
  interface Noted {
    void seen(String skill, int number, long time);
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();
  private final StringBuilder text = new StringBuilder();
  private final Noted noted;
  private final WebSocket socket;

  Seen(int port, List<String> skills, Noted noted) {
    this.noted = noted;
    socket = client.newWebSocketBuilder().buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws/v1/live"), this).join();
    socket.sendText("{\"skills\":\"" + String.join(",", skills) + "\",\"limit\":" + skills.size() + "}", true).join();
  }

  int count(String skill) {
    return counts.getOrDefault(skill, 0);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      long now = System.nanoTime();
      try {
        for (JsonNode row : JSON.readTree(text.toString()).path("rows")) {
          String skill = row.get("skill").asText();
          int count = row.get("postings").asInt();
          for (int number = count(skill) + 1; number <= count; number++) {
            noted.seen(skill, number, now);
          }
          counts.put(skill, count);
        }
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
      text.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
    client.close();
  }
}
