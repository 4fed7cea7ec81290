package skilltide.dashboard.faults;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever befalls it while events flow: every count is right in the end, and what was sent was counted or rejected. */
class FaultsTest {
  private static BrokerCluster cluster;

  @BeforeAll
  static void startBrokers() {
    cluster = BrokerCluster.start(FaultRun.folder("brokers"));
  }

  @AfterAll
  static void stopBrokers() throws IOException {
    cluster.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void instancesAreKilledAtRandomMoments(int instances) throws Exception {
    int times = Level.now().pick(5, 20, 100);
    try (FaultRun run = FaultRun.start(cluster, "kill-" + instances, instances)) {
      for (int i = 0; i < times; i++) {
        run.goOn(Duration.ofSeconds(3));
        StreamsProcess victim = run.anyInstance();
        Instant fault = Instant.now();
        victim.kill();
        victim.start();
        if (i % 3 != 1) { // every third time the next comes while this one starts, restores or joins
          run.recover(fault);
        }
      }
      run.check("kill -9 an instance, start it again", times);
    }
  }
}
