package skilltide.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static skilltide.dashboard.cube.CubeRows.posted;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skilltide.dashboard.DashboardServer;
import skilltide.dashboard.FixedZoneClock;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.dashboard.readings.Readings;
import skilltide.dashboard.readings.Written;

/** Whatever fails in the thread of the frames, it goes on, and whoever is left without an answer is told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailingTest {

  /** What time it is, unless one of our methods asks that is not to be told. */
  private static final class Brittle extends FixedZoneClock {
    private volatile String failing = "";
    private volatile boolean failed;

    @Override
    public Instant instant() {
      String method = failing;
      if (!method.isEmpty() && StackWalker.getInstance()
          .walk(frames -> frames.anyMatch(frame -> frame.getMethodName().equals(method)))) {
        failed = true;
        throw new IllegalStateException("The test has it so");
      }
      return DashboardServer.NOW;
    }
  }

  private final Brittle clock = new Brittle();
  private DashboardServer server;
  private int total;

  @BeforeAll
  void start() {
    server = DashboardServer.start(Map.of("skilltide.live.tick", "1ms"), clock);
    change();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @AfterEach
  void mend() {
    clock.failing = "";
    clock.failed = false;
  }

  @ParameterizedTest
  @ValueSource(strings = {"hour", "topSoon"})
  void whatChangedInARoundThatFailedIsToldInALaterOne(String failing) throws Exception {
    try (RawSocket socket = open()) {
      socket.send("{}").frame();
      clock.failing = failing;
      change();
      await().until(() -> clock.failed);

      clock.failing = "";

      assertThat(socket.frame().at("/total/postings").asInt()).isEqualTo(total);
    }
  }

  @Test
  void timeThatCannotBeToldSilencesNobody() throws Exception {
    try (RawSocket socket = open()) {
      socket.send("{}").frame();
      clock.failing = "timeMoved";
      await().until(() -> clock.failed);

      change();

      assertThat(socket.frame().at("/total/postings").asInt()).isEqualTo(total);
    }
  }

  @Test
  void whoCannotBeShownTheirViewIsSentAwayAndAllOthersGoOn() throws Exception {
    try (RawSocket watches = open(); RawSocket comes = open()) {
      watches.send("{}").frame();
      clock.failing = "topSoon";
      assertThat(comes.send("{\"limit\":1}").closed().code()).isEqualTo(1011);
      try (RawEvents events = new RawEvents(server.address().getPort(), "?limit=1")) {
        assertThat(events.next().data().get("code").asInt()).isEqualTo(1011);
      }
      clock.failing = "";
      change();

      assertThat(watches.frame().at("/total/postings").asInt()).isEqualTo(total);
    }
  }

  @Test
  void whoWaitsForReadingsThatFailIsSentAwayAndTheNextOneIsAnswered() throws Exception {
    String several = "{\"industry\":\"fintech\",\"country\":\"DE\"}";
    try (ReadingStore store = new Written().posting("2018-04-26", "a", "go").store();
        RawSocket first = open();
        RawSocket second = open()) {
      server.bean(Readings.class).show(store);
      clock.failing = "topSoon";
      RawSocket.Message closed = first.send(several).closed();
      assertThat(closed.code()).isEqualTo(1011);
      assertThat(closed.reason()).isNotEmpty();
      clock.failing = "";

      assertThat(second.send(several).frame().at("/total/postings").asInt()).isEqualTo(1);
    } finally {
      server.bean(Readings.class).show(null);
    }
  }

  private RawSocket open() throws IOException {
    return new RawSocket(server.address());
  }

  private void change() {
    total++;
    server.cube().apply(List.of(posted("2018-04-26", total, Map.of("go", 1))));
  }
}
