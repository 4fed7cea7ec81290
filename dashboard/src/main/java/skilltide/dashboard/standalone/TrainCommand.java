package skilltide.dashboard.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/**
 * {@code skilltide train}: one short life in a scratch folder, from the start over a posting to its frame and the stop.
 * The build runs it while the JVM writes down which classes that took; every start afterwards finds them ready.
 */
@Command(name = "train", hidden = true, description = "Runs everything once, so that later starts are quick.")
final class TrainCommand implements Callable<Integer> {
  private static final long PATIENCE_SECONDS = 30;
  private static final String POSTING = "{\"@type\":\"JobPosting\",\"identifier\":\"1\",\"title\":\"Engineer\",\"description\":\"<p>Java &amp; Kafka</p>\"}";

  @Override
  public Integer call() throws Exception {
    Path scratch = Files.createTempDirectory("skilltide-train-");
    try (Program program = new Program(ProgramSettings.embedded(scratch, 0));
        HttpClient client = HttpClient.newHttpClient()) {
      URI address = program.start().address();
      send(client, HttpRequest.newBuilder(address.resolve("/")));
      send(client, HttpRequest.newBuilder(address.resolve("/api/v1/status")));
      send(client, HttpRequest.newBuilder(address.resolve("/health")));
      send(client,
          HttpRequest.newBuilder(address.resolve("/api/v1/postings")).header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(POSTING)));
      CompletableFuture<String> frame = new CompletableFuture<>();
      WebSocket socket = client.newWebSocketBuilder()
          .buildAsync(URI.create("ws://" + address.getAuthority() + "/ws/v1/live"), new FirstFrame(frame))
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      socket.sendText("{\"kind\":\"language\"}", true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      frame.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      socket.abort();
    } finally {
      Scratch.remove(scratch);
    }
    return 0;
  }

  private static void send(HttpClient client, HttpRequest.Builder request) throws IOException, InterruptedException {
    client.send(request.build(), BodyHandlers.discarding());
  }

  private record FirstFrame(CompletableFuture<String> frame) implements WebSocket.Listener {
    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      frame.complete(data.toString());
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      frame.completeExceptionally(error);
    }
  }
}
