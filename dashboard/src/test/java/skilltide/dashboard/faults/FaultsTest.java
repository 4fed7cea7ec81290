package skilltide.dashboard.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import skilltide.dashboard.faults.RejectedEvents.Rejected;
import skilltide.streams.taxonomy.Taxonomy;

/** Whatever befalls it while events flow: every count is right in the end, and what was sent was counted or rejected. */
@EnabledIfSystemProperty(named = Level.PROPERTY, matches = FaultsTest.MORE)
class FaultsTest {
  static final String MORE = "ci|long";
  private static final String ALL = "long";
  /** Longer than the 10 s after which Kafka takes an instance's partitions from it. */
  private static final Duration BEYOND_SESSION = Duration.ofSeconds(15);
  private static final Duration OUTAGE = Duration.ofSeconds(70);
  private static BrokerCluster cluster;

  @BeforeAll
  static void startBrokers() {
    cluster = BrokerCluster.start(FaultRun.folder("cluster"));
  }

  @AfterAll
  static void stopBrokers() throws IOException {
    cluster.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void instancesAreKilledAtRandomMoments(int instances) throws Exception {
    int times = Level.now().pick(20, 100);
    try (FaultRun run = FaultRun.start(cluster, "kill-" + instances, instances)) {
      for (int i = 0; i < times; i++) {
        run.goOn(Duration.ofSeconds(3));
        InstanceProcess victim = run.anyInstance();
        Instant fault = Instant.now();
        victim.kill();
        victim.start();
        if (i % 3 == 0) { // else the next comes while this one starts, restores or joins
          run.recover(fault);
        }
      }
      run.check("kill -9 an instance, start it again", times);
    }
  }

  @Test
  void poisonStopsNothingAndIsKeptWithItsReason() throws Exception {
    Poison poison = new Poison(FaultRun.PARTITIONS);
    try (FaultRun run = FaultRun.start(cluster, "poison", 1)) {
      run.events().send(poison.rejected());
      run.events().send(poison.tooLong());
      run.events().send(poison.accepted());
      run.recover(Instant.now());
      run.check("records that are no events, lie wrong, cannot be, are 5 MB long, yesterday's, tomorrow's", 1);

      Map<EventStream.Place, Rejected> rejected = run.rejectedEvents();
      List<Rejected> cut = rejected.values().stream().filter(each -> each.length() == Poison.LONG).toList();
      assertThat(cut).hasSize(2).allSatisfy(each -> assertThat(each.kept()).isEqualTo(64 << 10));
      assertThat(rejected.values()).filteredOn(each -> each.length() < 64 << 10)
          .allSatisfy(each -> assertThat(each.kept()).isEqualTo(each.length()));
    }
  }

  @Test
  void instanceIsPausedForLongerThanItsSession() throws Exception {
    int times = Level.now().pick(1, 5);
    try (FaultRun run = FaultRun.start(cluster, "pause", 2)) {
      for (int i = 0; i < times; i++) {
        InstanceProcess paused = run.anyInstance();
        Instant fault = Instant.now();
        paused.pause();
        run.recover(fault); // by the other one
        elapse(fault.plus(BEYOND_SESSION));
        paused.resume();
        run.recover(Instant.now());
      }
      run.check("SIGSTOP an instance for longer than its session", times);
    }
  }

  @Test
  void eachBrokerIsKilledInTurn() throws Exception {
    try (FaultRun run = FaultRun.start(cluster, "broker-kills", 1)) {
      for (BrokerProcess broker : cluster.brokers().subList(0, Level.now().pick(1, 3))) {
        Instant fault = Instant.now();
        broker.kill();
        run.recover(fault);
        broker.start();
        cluster.awaitWhole();
        run.recover(Instant.now());
      }
      run.check("kill -9 a broker, start it again", Level.now().pick(1, 3));
    }
  }

  @Test
  @EnabledIfSystemProperty(named = Level.PROPERTY, matches = ALL)
  void allBrokersAreAway() throws Exception {
    try (FaultRun run = FaultRun.start(cluster, "outage", 2)) {
      Instant fault = Instant.now();
      cluster.brokers().forEach(BrokerProcess::kill);
      elapse(fault.plus(OUTAGE));
      Instant mended = Instant.now();
      cluster.brokers().forEach(BrokerProcess::start);
      run.recover(mended);
      cluster.awaitWhole();
      run.check("all brokers killed, back after 70 s (from then on)", 1);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = Level.PROPERTY, matches = ALL)
  void instancesComeAndGo() throws Exception {
    int times = 12;
    try (FaultRun run = FaultRun.start(cluster, "move", 3)) {
      for (int i = 0; i < times; i++) {
        InstanceProcess instance = run.instances().get(i % 3);
        Instant fault = Instant.now();
        instance.stop();
        run.recover(fault);
        run.goOn(Duration.ofSeconds(3));
        fault = Instant.now();
        instance.start();
        run.recover(fault);
        run.goOn(Duration.ofSeconds(3));
      }
      run.check("stop an instance in order, start it again, so that partitions move", times);
    }
  }

  @Test
  void whoAsksASourceIsKilledInTheMiddleOfARound() throws Exception {
    int times = Level.now().pick(3, 20);
    try (SourceRun run = new SourceRun(cluster)) {
      for (int i = 0; i < times; i++) {
        if (i % 2 == 0) {
          run.killAmidPublishing();
        } else {
          run.killAmidReading();
        }
      }
      run.check(times);
    }
  }

  @ParameterizedTest
  @EnumSource(StateDamage.class)
  void stateIsDamagedWhileAnInstanceIsDown(StateDamage damage) throws Exception {
    try (FaultRun run = FaultRun.start(cluster, damage.toString().replace(' ', '-'), 1)) {
      InstanceProcess victim = run.anyInstance();
      run.goOn(Duration.ofSeconds(5));
      victim.stop(); // a clean stop leaves files and checkpoints behind that the next start trusts
      victim.start();
      run.recover(Instant.now());
      Instant fault = Instant.now();
      victim.kill();
      assertThat(damage.done(victim.data().resolve("streams"), run.random())).as("files that were damaged")
          .isPositive();
      victim.start();
      run.recover(fault);
      run.check("kill -9, " + damage, 1);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = Level.PROPERTY, matches = ALL)
  void taxonomyChangesInARollingRestartAndEachIsKilledAfterIt() throws Exception {
    try (FaultRun run = FaultRun.start(cluster, "rolling", 3)) {
      run.events().awaitMore(2_000);
      Path own = Files.writeString(run.folder().resolve("own.yaml"), """
          skills:
            - id: parcels
              kind: practice
              name: Parcels
              definition: What our stories build things for.
          """);
      Instant fault = Instant.now();
      for (InstanceProcess instance : run.instances()) {
        instance.stop();
        instance.readBy(own);
        instance.start();
        run.goOn(Duration.ofSeconds(10));
        instance.kill(); // before it has joined, while it counts all again, or after
        instance.start();
      }
      run.countedAgainBy(Taxonomy.load(List.of(own)));
      run.recover(fault);
      run.check("rolling restart onto another taxonomy, with a kill -9 of each after its restart"
          + " (until the new counting was up to date)", 3);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = Level.PROPERTY, matches = ALL)
  void wayToOneBrokerIsCut() throws Exception {
    try (FaultRun run = FaultRun.startBehindProxies(cluster, "cut", 2)) {
      for (CutProxy way : cluster.proxies()) {
        Instant fault = Instant.now();
        way.cut();
        elapse(fault.plus(Duration.ofSeconds(45)));
        way.mend();
        run.recover(Instant.now());
      }
      run.check("network cut for 45 s between one of the instances and each broker in turn (from the mend on)", 3);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = Level.PROPERTY, matches = ALL)
  void diskFillsUp() throws Exception {
    Path folder = FaultRun.folder("small-disk");
    try (SmallDisk disk = SmallDisk.mount(folder, 48)) {
      assumeTrue(disk.isMounted(), "A tmpfs cannot be mounted here: that takes root");
      try (FaultRun run = FaultRun.startOn(cluster, "disk", folder.resolve("data"))) {
        fillUp(run, disk);
      }
    }
  }

  private static void fillUp(FaultRun run, SmallDisk disk) throws Exception {
    InstanceProcess victim = run.anyInstance();
    Instant fault = Instant.now();
    disk.fill();
    elapse(fault.plus(Duration.ofSeconds(30)));
    victim.kill();
    victim.start();
    elapse(fault.plus(Duration.ofSeconds(60)));
    assertThat(victim.isUp()).as("well, with a disk that was full when it started").isFalse();
    disk.clear();
    if (!victim.isAlive()) { // it could not start, and said so
      victim.start();
    }
    run.recover(Instant.now());
    run.check("full disk for 60 s, with a kill -9 in it (from the mend on)", 1);
  }

  private static void elapse(Instant until) {
    await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(100))
        .until(() -> Instant.now().isAfter(until));
  }
}
