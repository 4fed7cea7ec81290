import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits for the first live frame that has rows: {@code java ops/ci/FirstFrame.java ws://127.0.0.1:8080/ws/v1/live
 * [VIEW-JSON]}. Prints the frame's beginning and how long it took; exit code 1 when none comes within two minutes.
 */
public class FirstFrame {
  public static void main(String[] args) throws Exception {
    Instant start = Instant.now();
    Instant end = start.plus(Duration.ofMinutes(2));
    String view = args.length > 1 ? args[1] : "{\"kind\":\"language\",\"limit\":5}";
    while (Instant.now().isBefore(end)) {
      CompletableFuture<String> frame = new CompletableFuture<>();
      try {
        WebSocket socket = HttpClient.newHttpClient().newWebSocketBuilder().connectTimeout(Duration.ofSeconds(2))
            .buildAsync(URI.create(args[0]), new FirstWithRows(frame)).get(3, TimeUnit.SECONDS);
        socket.sendText(view, true);
        String text = frame.get(Duration.between(Instant.now(), end).toMillis(), TimeUnit.MILLISECONDS);
        System.out.printf("first live frame with rows after %d ms: %.200s%n",
            Duration.between(start, Instant.now()).toMillis(), text);
        socket.abort();
        return;
      } catch (ExecutionException e) {
        Thread.sleep(50); // nothing listens yet
      } catch (TimeoutException e) {
        break;
      }
    }
    System.err.println("no live frame with rows within two minutes");
    System.exit(1);
  }

  private static final class FirstWithRows implements WebSocket.Listener {
    private final CompletableFuture<String> found;
    private final StringBuilder text = new StringBuilder();

    FirstWithRows(CompletableFuture<String> found) {
      this.found = found;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        if (text.indexOf("\"rows\":[{") >= 0) {
          found.complete(text.toString());
        }
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      found.completeExceptionally(new IllegalStateException("closed: " + code + " " + reason));
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      found.completeExceptionally(error);
    }
  }
}
