package skilltide.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static skilltide.dashboard.cube.CubeRows.posted;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import skilltide.dashboard.DashboardServer;

/** The same frames as server-sent events. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventsTest {
  private DashboardServer server;
  private int total = 10;

  @BeforeAll
  void start() {
    server = DashboardServer.start(Map.of("skilltide.live.tick", "1ms", "skilltide.live.ping", "300ms"));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void begin() {
    server.cube().clear();
    change();
  }

  @Test
  void eventsCarryTheFramesOfTheSocket() throws Exception {
    try (RawEvents events = events("?kind=language&limit=2"); RawSocket socket = new RawSocket(server.address())) {
      RawEvents.Event snapshot = events.next();
      assertThat(events.head()).startsWith("HTTP/1.1 200 OK").containsIgnoringCase("content-type: text/event-stream")
          .containsIgnoringCase("cache-control: no-store");
      assertThat(socket.send("{\"kind\":\"language\",\"limit\":2}").frame()).isEqualTo(snapshot.data());
      assertThat(snapshot.id()).isEqualTo(id(snapshot.data()));

      change();

      RawEvents.Event delta = events.next();
      assertThat(delta.data().get("type").asText()).isEqualTo("delta");
      assertThat(delta.id()).isEqualTo(id(delta.data()));
      assertThat(socket.frame()).isEqualTo(delta.data());
    }
  }

  @Test
  void whoComesBackWithTheLastIdGetsWhatTheyMissed() throws Exception {
    String last;
    try (RawEvents events = events("?kind=language")) {
      last = events.next().id();
    }
    // Else it may come back before it is known to have gone, and is told first that nothing has changed yet.
    await().until(() -> server.bean(MeterRegistry.class).get("skilltide.live.sockets").gauge().value() == 0);
    change();

    try (RawEvents events = events("?kind=language", "Last-Event-ID: " + last)) {
      JsonNode delta = events.next().data();
      assertThat(delta.get("type").asText()).isEqualTo("delta");
      assertThat(delta.at("/total/postings").asInt()).isEqualTo(total);
    }
    try (RawEvents events = events("?kind=language", "Last-Event-ID: nonsense")) {
      assertThat(events.next().data().get("type").asText()).isEqualTo("snapshot");
    }
  }

  @Test
  void eachIsToldAnotherTimeToWaitBeforeComingBack() throws Exception {
    try (RawEvents events = events("")) {
      String retry = events.line();

      assertThat(retry).startsWith("retry: ");
      assertThat(Integer.parseInt(retry.substring("retry: ".length()))).isBetween(1_000, 5_000);
    }
  }

  @Test
  void quietStreamShowsSignsOfLife() throws Exception {
    try (RawEvents events = events("?limit=1")) {
      events.next();

      assertThat(events.line()).isEqualTo(":");
      assertThat(events.line()).isEmpty();
      assertThat(events.line()).isEqualTo(":");
    }
  }

  @Test
  void viewThatThereIsNotIsRefusedBeforeTheFirstEvent() throws Exception {
    HttpResponse<String> answer;
    try (HttpClient http = HttpClient.newHttpClient()) {
      answer = http.send(HttpRequest.newBuilder(server.address().resolve("/api/v1/live?kind=langage")).build(),
          BodyHandlers.ofString());
    }

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("did you mean 'language'?");
  }

  @Test
  void viewThatCannotBeShownYetIsToldAndEnds() throws Exception {
    try (RawEvents events = events("?industry=fintech&country=DE")) {
      assertThat(events.next().data().get("type").asText()).isEqualTo("error");
      JsonNode closing = events.next().data();
      assertThat(closing.get("type").asText()).isEqualTo("closing");
      assertThat(closing.get("code").asInt()).isEqualTo(4005);
      assertThatThrownBy(events::next).isInstanceOf(IOException.class);
    }
  }

  private RawEvents events(String query, String... headers) throws IOException {
    return new RawEvents(server.address().getPort(), query, headers);
  }

  private void change() {
    total++;
    server.cube().apply(List.of(posted("2018-04-26", total, Map.of("go", 5, "rust", 4))));
  }

  private static String id(JsonNode frame) {
    return frame.get("stream").asText() + '/' + frame.get("seq").asLong();
  }
}
