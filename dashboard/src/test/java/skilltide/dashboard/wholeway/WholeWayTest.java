package skilltide.dashboard.wholeway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From HTTP in to WebSocket and REST out, with a real broker between. */
class WholeWayTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MANY = 2_000;
  private static final String KOTLIN = posting("one", "We use Kotlin.");

  @Test
  void postingMovesTheLiveBoardAndIsStillThereAfterARestart(@TempDir Path data) throws Exception {
    try (Instance instance = Instance.start(data); Frames frames = Frames.of(instance, "{\"kind\":\"language\"}")) {
      await().atMost(PATIENCE).until(() -> !frames.received.isEmpty());
      assertThat(frames.received.getFirst().get("type").asText()).isEqualTo("snapshot");
      assertThat(frames.received.getFirst().get("rows")).isEmpty();

      instance.post(KOTLIN);

      await().atMost(PATIENCE).until(() -> frames.last().path("rows").findValuesAsText("skill").contains("kotlin"));
      JsonNode delta = frames.last();
      assertThat(delta.get("type").asText()).isEqualTo("delta");
      assertThat(delta.get("seq").asLong()).isEqualTo(frames.received.getFirst().get("seq").asLong() + 1);
      assertThat(instance.get("/api/v1/top?kind=language").at("/rows/0/postings").asInt()).isEqualTo(1);

      instance.view("no-such-skill");
      instance.view("roles/backend");
      instance.view("kotlin");
      await().atMost(PATIENCE)
          .until(() -> instance.get("/api/v1/top?measure=views").at("/rows/0/views").asInt() == 1);
      assertThat(instance.get("/api/v1/unknown/views").at("/terms/0/term").asText()).isEqualTo("no-such-skill");
      await().atMost(PATIENCE)
          .until(() -> instance.get("/api/v1/terms").at("/rows/0/term").asText().equals("roles/backend"));
      assertThat(instance.get("/api/v1/top?measure=views").at("/total/views").asInt()).isOne();
    }
    try (Instance again = Instance.start(data)) {
      await().atMost(PATIENCE)
          .until(() -> again.get("/api/v1/top?kind=language").at("/rows/0/postings").asInt() == 1);
      again.post(posting("two", "Kotlin, Norabus and Java."));
      await().atMost(PATIENCE)
          .until(() -> again.get("/api/v1/top?kind=language").at("/rows/0/postings").asInt() == 2);
      await().atMost(PATIENCE).until(() -> again.get("/api/v1/skills/Kotlin/evidence").path("total").asInt() == 2);
      JsonNode newest = again.get("/api/v1/skills/kotlin/evidence?limit=1").at("/postings/0");
      assertThat(newest.get("posting").asText()).isEqualTo("http:two");
      assertThat(newest.at("/mentions/0/as").asText()).isEqualTo("Kotlin");
      assertThat(newest.at("/mentions/0/snippet").asText()).isEqualTo("Kotlin, Norabus and Java.");
      again.post(posting("three", "We need Java, Norabus and SQL."));
      await().atMost(PATIENCE).until(() -> again.get("/api/v1/unknown").at("/rows/0/term").asText().equals("Norabus"));
      assertThat(again.get("/api/v1/unknown").at("/rows/0/contexts/1/snippet").asText())
          .isEqualTo("Kotlin, Norabus and Java.");
      assertThat(again.get("/api/v1/skills/kotlin/related").at("/total/naming").asInt()).isEqualTo(2);
      assertThat(again.get("/api/v1/top").at("/judgement/reason").asText()).isEqualTo("no-baseline");
      assertThat(again.get("/api/v1/status").get("readings").asInt()).isEqualTo(3);
      again.post("remoteok", posting("four", "Kotlin, wherever you are."));
      await().atMost(PATIENCE).until(() -> again.get("/api/v1/skills/kotlin/evidence").path("total").asInt() == 3);
      assertThat(again.get("/api/v1/skills/kotlin/evidence").get("postings"))
          .as("who asks to be named, and nobody else")
          .allSatisfy(each -> assertThat(each.path("attribution").asText())
              .isEqualTo(each.get("source").asText().equals("remoteok") ? "Remote OK" : ""));
    }
  }

  @Test
  void whatIsCaughtUpShowsEverythingThatWasSent(@TempDir Path data) throws Exception {
    try (Instance instance = Instance.start(data)) {
      await().atMost(PATIENCE).until(() -> isCaughtUp(instance));

      instance.post(IntStream.range(0, MANY).mapToObj(id -> posting("many-" + id, "Kotlin, number " + id))
          .collect(Collectors.joining("\n")));

      await().atMost(PATIENCE).until(() -> isCaughtUp(instance));
      assertThat(instance.get("/api/v1/top").at("/total/postings").asInt()).isEqualTo(MANY);
      assertThat(instance.get("/api/v1/skills/kotlin/evidence?limit=1").get("total").asInt()).isEqualTo(MANY);
      JsonNode status = instance.get("/api/v1/status");
      assertThat(status.at("/feed/uncounted").asInt(-1)).isZero();
      assertThat(status.at("/feed/readingsBehind").asInt(-1)).isZero();
    }
    try (Instance again = Instance.start(data)) {
      await().atMost(PATIENCE).until(() -> isCaughtUp(again));
    }
  }

  private static boolean isCaughtUp(Instance instance) {
    return instance.get("/api/v1/status").at("/feed/caughtUp").asBoolean();
  }

  private static String posting(String id, String text) {
    return "{\"@type\":\"JobPosting\",\"identifier\":\"%s\",\"title\":\"Engineer\",\"description\":\"%s\"}"
        .formatted(id, text);
  }

  /** The frames that a viewer gets. */
  private static final class Frames implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable WebSocket socket;

    static Frames of(Instance instance, String view) throws Exception {
      Frames frames = new Frames();
      URI address = URI.create("ws://" + instance.address().getAuthority() + "/ws/v1/live");
      WebSocket socket = frames.client.newWebSocketBuilder().buildAsync(address, frames).get();
      frames.socket = socket;
      socket.sendText(view, true).get();
      return frames;
    }

    JsonNode last() {
      return received.getLast();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        try {
          received.add(JSON.readTree(text.toString()));
        } catch (Exception e) {
          throw new IllegalStateException("No JSON: " + text, e);
        }
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public void close() {
      if (socket != null) {
        socket.abort();
      }
      client.close();
    }
  }
}
