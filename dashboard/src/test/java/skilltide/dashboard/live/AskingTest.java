package skilltide.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static skilltide.dashboard.cube.CubeRows.posted;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import skilltide.dashboard.DashboardServer;
import skilltide.dashboard.FixedZoneClock;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.dashboard.readings.Readings;
import skilltide.dashboard.readings.Written;

/** Views that the readings have to be asked for: who waits for one makes nobody else wait. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AskingTest {
  private static final String SEVERAL = "{\"industry\":\"fintech\",\"country\":\"DE\"}";
  private static final String OTHERS = "{\"industry\":\"fintech\",\"remote\":\"true\"}";
  private static final String YET_OTHERS = "{\"industry\":\"fintech\",\"seniority\":\"senior\"}";

  /** Whoever asks the readings does not learn what time it is as long as a test holds it. */
  private static final class Slow extends FixedZoneClock {
    @Override
    public Instant instant() {
      if (Thread.currentThread().getName().equals(Broadcast.ASKING)) {
        synchronized (this) {
          return DashboardServer.NOW;
        }
      }
      return DashboardServer.NOW;
    }
  }

  private final ReadingStore store = new Written().posting("2018-04-26", "a", "go").store();
  private final Slow clock = new Slow();
  private final DashboardServer server = DashboardServer.start(
      Map.of("skilltide.live.tick", "1ms", "skilltide.live.max-views", 3, "skilltide.live.keep", "1ms"), clock);
  private final Readings readings = server.bean(Readings.class);
  private int count;

  @AfterAll
  void stop() {
    server.close();
    store.close();
  }

  @BeforeEach
  void show() {
    readings.show(store);
  }

  @AfterEach
  void forget() {
    await().until(() -> gauge("skilltide.live.sockets") == 0 && gauge("skilltide.live.views") == 0);
  }

  @Test
  void whoWaitsForTheReadingsHoldsNobodyUp() throws Exception {
    try (RawSocket waits = open(); RawSocket watches = open()) {
      watches.send("{}").frame();
      synchronized (clock) { // so nobody is answered
        handed(waits.send(SEVERAL));

        change();

        assertThat(watches.frame().get("type").asText()).isEqualTo("delta");
      }
      assertThat(waits.frame().at("/total/postings").asInt()).isEqualTo(1);
    }
  }

  @Test
  void viewBeforeGoesOnUntilTheReadingsHaveAnswered() throws Exception {
    try (RawSocket socket = open()) {
      String before = socket.send("{}").frame().get("stream").asText();
      synchronized (clock) {
        handed(socket.send(SEVERAL));
        change();
        assertThat(socket.frame().get("stream").asText()).isEqualTo(before);
      }
      JsonNode snapshot = socket.frame();

      assertThat(snapshot.get("type").asText()).isEqualTo("snapshot");
      assertThat(snapshot.at("/view/country").asText()).isEqualTo("DE");
      assertThat(snapshot.get("stream").asText()).isNotEqualTo(before);
    }
  }

  @Test
  void whoWantsSomethingElseMeanwhileGetsThatAlone() throws Exception {
    try (RawSocket socket = open()) {
      String stream;
      synchronized (clock) {
        handed(socket.send(SEVERAL));
        stream = socket.send("{}").frame().get("stream").asText();
      }
      try (RawSocket other = open()) {
        other.send(SEVERAL).frame(); // asked after what nobody waits for any more
      }
      change();

      assertThat(socket.frame().get("stream").asText()).isEqualTo(stream);
    }
  }

  @Test
  void viewersWhoWaitForTheSameAreAnsweredTogether() throws Exception {
    try (RawSocket first = open(); RawSocket second = open()) {
      synchronized (clock) {
        handed(first.send(SEVERAL));
        handed(second.send(SEVERAL));
      }

      assertThat(first.frame()).isEqualTo(second.frame());
    }
  }

  @Test
  void whoLeavesWhileTheyWaitFreesTheirPlace() throws Exception {
    try (RawSocket counted = open(); RawSocket first = open(); RawSocket second = open(); RawSocket third = open()) {
      counted.send("{}").frame();
      synchronized (clock) {
        handed(first.send(SEVERAL));
        handed(second.send(OTHERS));
        JsonNode refused = third.send(YET_OTHERS).frame();
        assertThat(refused.get("status").asInt()).isEqualTo(503);
        assertThat(refused.get("detail").asText()).startsWith("too many different views");

        first.close(); // while its question is asked
        second.close(); // while it stands in the queue
        await().until(() -> gauge("skilltide.live.sockets") == 2);
        handed(third.send(YET_OTHERS));
      }

      assertThat(third.frame().at("/view/seniority").asText()).isEqualTo("senior");
      await().until(() -> gauge("skilltide.live.views") == 2);
    }
  }

  @Test
  void readingsThatGoWhileSomebodyWaitsAreAnError() throws Exception {
    try (RawSocket socket = open(); RawEvents events = new RawEvents(server.address().getPort(), "?limit=1")) {
      events.next();
      try (RawEvents refused = refusedEvents(socket)) {
        assertThat(refused.next().data().get("status").asInt()).isEqualTo(503);
        assertThat(refused.next().data().get("code").asInt()).isEqualTo(4005);
      }
      assertThat(socket.frame().get("detail").asText()).contains("the readings cannot be asked just now");
    }
  }

  private RawEvents refusedEvents(RawSocket socket) throws IOException {
    synchronized (clock) {
      handed(socket.send(SEVERAL));
      RawEvents events = new RawEvents(server.address().getPort(), "?industry=fintech&country=DE");
      readings.show(null);
      return events;
    }
  }

  private RawSocket open() throws IOException {
    return new RawSocket(server.address());
  }

  /** Waits until the server has read what was sent: a pong comes after that. */
  private static void handed(RawSocket socket) throws IOException {
    socket.send(RawSocket.PING | RawSocket.FINAL, new byte[0]);
    assertThat(socket.next().first() & 0xF).isEqualTo(RawSocket.PONG);
  }

  private void change() {
    count++;
    server.cube().apply(List.of(posted("2018-04-26", 10 + count, Map.of("go", count))));
  }

  private double gauge(String name) {
    return server.bean(MeterRegistry.class).get(name).gauge().value();
  }
}
