package skilltide.dashboard.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Another version's program takes over from one that runs, instance by instance, while events flow: every count is right in the end. */
@EnabledIfSystemProperty(named = UpgradeTest.FROM, matches = ".+", disabledReason = "needs an earlier program: ops/ci/upgrade")
class UpgradeTest {
  /** The jar of the earlier program, its libraries beside it. */
  static final String FROM = "skilltide.upgrade.from";
  private static final Optional<Path> EARLIER = Optional.ofNullable(System.getProperty(FROM)).map(Path::of);
  private static final Optional<Path> THIS = Optional.empty();
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int EVENTS = 1_200;
  private static BrokerCluster cluster;

  @BeforeAll
  static void startBrokers() {
    cluster = BrokerCluster.start(FaultRun.folder("upgrade-brokers"));
  }

  @AfterAll
  static void stopBrokers() throws IOException {
    cluster.close();
  }

  @Test
  void instancesAreReplacedOneByOneByThisVersion() throws Exception {
    try (FaultRun run = FaultRun.startBy(EARLIER.orElseThrow(), cluster, "upgrade", 2);
        InstanceProcess dashboard = run.dashboard()) {
      dashboard.runBy(EARLIER);
      dashboard.start();
      dashboard.awaitAddress(PATIENCE);
      run.events().awaitMore(EVENTS);

      List<InstanceProcess> readersFirst = new ArrayList<>(run.instances());
      readersFirst.addFirst(dashboard);
      replace(run, readersFirst, THIS);

      run.check("each instance replaced by another version's", 2);
      SoakTest.awaitShown(dashboard.awaitAddress(PATIENCE), run.postings());
    }
  }

  @Test
  void instancesGoBackOneByOneToTheEarlierVersion() throws Exception {
    try (FaultRun run = FaultRun.start(cluster, "downgrade", 2); InstanceProcess dashboard = run.dashboard()) {
      dashboard.start();
      dashboard.awaitAddress(PATIENCE);
      run.events().awaitMore(EVENTS);

      List<InstanceProcess> writersFirst = new ArrayList<>(run.instances());
      writersFirst.addLast(dashboard);
      replace(run, writersFirst, EARLIER);

      run.check("each instance replaced by an earlier version's", 2);
      SoakTest.awaitShown(dashboard.awaitAddress(PATIENCE), run.postings());
    }
  }

  private static void replace(FaultRun run, List<InstanceProcess> inTurn, Optional<Path> by) {
    for (InstanceProcess each : inTurn) {
      Instant stopped = Instant.now();
      each.stop();
      each.runBy(by);
      each.start();
      run.recover(stopped);
      each.awaitAddress(PATIENCE);
      run.events().awaitMore(EVENTS / 3);
    }
    assertThat(run.countings()).as("with more than one all postings were read again").hasSize(1);
  }
}
