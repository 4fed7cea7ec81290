package skilltide.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static skilltide.dashboard.cube.CubeRows.posted;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import skilltide.dashboard.DashboardServer;
import skilltide.streams.taxonomy.Skill;
import skilltide.streams.taxonomy.Taxonomy;

/** Who does not take what comes gets less of it, makes nobody wait, and is sent away in the end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowViewersTest {
  /** Some 160 kB. */
  private static final String LARGE = "{\"limit\":1000}";
  private static final String SMALL = "{\"limit\":3}";
  /** There are no readings here to ask for it. */
  private static final String UNASKABLE = "{\"industry\":\"fintech\",\"country\":\"DE\"}";
  private static final int MOST_QUEUED = 64 << 10;

  private final Map<String, Integer> skills = new HashMap<>();
  private DashboardServer server;
  private int total;

  @BeforeAll
  void start() {
    server = DashboardServer.start(Map.of("skilltide.live.tick", "1ms", "skilltide.live.ping", "1s",
        "skilltide.live.patience", "1500ms", "skilltide.live.send-buffer", 16_384));
    server.bean(Taxonomy.class).skills().stream().map(Skill::id).forEach(id -> skills.put(id, 1));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void begin() {
    await().until(() -> gauge("skilltide.live.sockets") == 0);
    server.cube().clear();
    change();
  }

  @Test
  void largeSnapshotReachesWhoReadsItInTime() throws Exception {
    try (RawSocket slow = new RawSocket(server.address().getPort(), 4096)) {
      JsonNode snapshot = slow.send(LARGE).frame();

      assertThat(snapshot.get("rows")).hasSize(skills.size());
    }
  }

  @Test
  void refusalReachesWhoeverIsStillTakingSomethingLarge() throws Exception {
    try (RawSocket slow = new RawSocket(server.address().getPort(), 4096);
        RawSocket other = new RawSocket(server.address().getPort(), 0)) {
      slow.send(LARGE);
      await().until(() -> gauge("skilltide.live.queued") > 0);

      slow.send(UNASKABLE);
      // Theirs comes behind: by then the first one was refused, while its socket took nothing.
      assertThat(other.send(UNASKABLE).frame().get("type").asText()).isEqualTo("error");

      assertThat(slow.frame().get("rows")).hasSize(skills.size());
      assertThat(slow.frame().get("type").asText()).isEqualTo("error");
    }
  }

  @Test
  void viewerWhoReadsNothingMissesFramesAndGetsTheNewestWhenTheyRead() throws Exception {
    try (RawSocket slow = new RawSocket(server.address().getPort(), 4096); Watcher quick = new Watcher(server)) {
      slow.send(SMALL).frame();
      quick.watch(SMALL).frame(0);
      double before = skipped();
      await().pollInterval(Duration.ofMillis(1)).until(() -> {
        change();
        return skipped() > before + 50;
      });
      await().until(() -> quick.frames().getLast().at("/total/postings").asInt() == total);

      int frames = 0;
      long seq = 0;
      int told = 0;
      while (told != total) {
        JsonNode frame = slow.frame();
        frames++;
        assertThat(frame.get("seq").asLong()).isGreaterThan(seq);
        assertThat(frame.get("type").asText().equals("snapshot") || frame.get("seq").asLong() == seq + 1).isTrue();
        seq = frame.get("seq").asLong();
        told = frame.at("/total/postings").asInt();
      }

      assertThat(frames).isLessThanOrEqualTo(quick.frames().size() - 50);
      assertThat(seq).isEqualTo(quick.frames().getLast().get("seq").asLong());
    }
  }

  @Test
  void neverDoMoreThan64kBWaitForAViewerWhoIsSentAwayInTheEnd() throws Exception {
    double before = closed(Closing.TOO_SLOW);
    try (RawSocket slow = new RawSocket(server.address().getPort(), 4096); RawSocket quick = open()) {
      slow.send(LARGE);
      quick.send(SMALL).frame();
      double[] most = {0};

      await().pollInterval(Duration.ofMillis(1)).until(() -> {
        change();
        quick.frame();
        most[0] = Math.max(most[0], gauge("skilltide.live.queued"));
        return closed(Closing.TOO_SLOW) > before;
      });

      assertThat(most[0]).isBetween(Viewer.HIGH * 1.0, MOST_QUEUED * 1.0);
      RawSocket.Message closed = slow.closed();
      assertThat(closed.code()).isEqualTo(4003);
      assertThat(closed.reason()).contains("too slowly");
    }
  }

  @Test
  void viewersWhoAreManyShareWhatWaitsForThem() throws Exception {
    RawSocket[] slow = new RawSocket[20];
    try {
      for (int i = 0; i < slow.length; i++) {
        slow[i] = new RawSocket(server.address().getPort(), 4096);
        slow[i].send(LARGE);
      }
      await().until(() -> gauge("skilltide.live.queued") > slow.length * 10_000.0);

      assertThat(gauge("skilltide.live.queued")).isLessThanOrEqualTo(slow.length * 1.0 * MOST_QUEUED);
      for (RawSocket each : slow) {
        assertThat(each.frame().get("rows")).hasSize(skills.size());
      }
    } finally {
      for (RawSocket each : slow) {
        each.close();
      }
    }
  }

  @Test
  void viewersAreAskedWhetherTheyAreThereAndWhoSaysNothingIsSentAway() throws Exception {
    try (Watcher there = new Watcher(server).watch(SMALL); RawSocket silent = open()) {
      silent.send(SMALL).frame();

      RawSocket.Message closed = silent.closed();

      assertThat(closed.code()).isEqualTo(4004);
      await().until(() -> there.pings() > 1);
      assertThat(there.frame(0).get("type").asText()).isEqualTo("snapshot");
    }
  }

  private RawSocket open() throws IOException {
    return new RawSocket(server.address());
  }

  private void change() {
    total++;
    server.cube().apply(List.of(posted("2018-04-26", total, skills)));
  }

  private double skipped() {
    return server.bean(MeterRegistry.class).get("skilltide.live.skipped").counter().count();
  }

  private double closed(Closing why) {
    return server.bean(MeterRegistry.class).get("skilltide.live.closed").tag("code", Integer.toString(why.code()))
        .counter().count();
  }

  private double gauge(String name) {
    return server.bean(MeterRegistry.class).get(name).gauge().value();
  }
}
