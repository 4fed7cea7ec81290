package skilltide.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static skilltide.dashboard.cube.CubeRows.posted;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import skilltide.dashboard.DashboardServer;
import skilltide.dashboard.query.Arrivals;

/** How long after Kafka had an event the frame goes out that shows it. */
class LatencyTest {
  private final DashboardServer server = DashboardServer.start(Map.of());

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void itIsCountedFromTheTimeOfTheEventThatAFrameIsTheFirstToShow() {
    try (Watcher viewer = new Watcher(server).watch("{\"kind\":\"language\"}")) {
      viewer.frame(0);

      take(Duration.ofMillis(80), 1);
      await().until(() -> latency().count() == 1);
      assertThat(latency().totalTime(TimeUnit.MILLISECONDS)).isEqualTo(80);

      take(Duration.ofMillis(700), 2);
      await().until(() -> latency().count() == 2);
      assertThat(latency().max(TimeUnit.MILLISECONDS)).isEqualTo(700);
    }
  }

  @Test
  void whoComesIsShownASnapshotThatSaysNothingOfIt() {
    take(Duration.ofSeconds(9), 1);

    try (Watcher late = new Watcher(server).watch("{\"kind\":\"language\"}")) {
      late.frame(0);

      assertThat(latency().count()).isZero();
    }
  }

  private void take(Duration ago, int go) {
    server.bean(Arrivals.class).take(DashboardServer.NOW.minus(ago),
        () -> server.cube().apply(List.of(posted("2018-04-26", 20, Map.of("go", go)))));
  }

  private Timer latency() {
    return server.bean(MeterRegistry.class).get("skilltide.live.latency").timer();
  }
}
