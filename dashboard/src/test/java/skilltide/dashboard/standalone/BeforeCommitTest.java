package skilltide.dashboard.standalone;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skilltide.dashboard.standalone.ProgramSettings.Cluster;
import skilltide.dashboard.wholeway.Instance;

/** What is counted is written with the commit of its offsets, even if no tick ever writes it: nothing else keeps it. */
class BeforeCommitTest {
  private static final String TICK = "skilltide.streams.tick";
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Path scratch;
  @SuppressWarnings("NullAway.Init")
  private EmbeddedBroker kafka;

  BeforeCommitTest(@TempDir Path scratch) {
    this.scratch = scratch;
  }

  @BeforeEach
  void start() {
    System.setProperty(TICK, "1h");
    kafka = EmbeddedBroker.start(scratch.resolve("kafka"), Uuid.randomUuid().toString());
  }

  @AfterEach
  void stop() {
    System.clearProperty(TICK);
    kafka.close();
  }

  @Test
  void eachCommitWritesWhatIsCounted() {
    try (Instance instance = instance("one")) {
      instance.post(posting("1")); // after quiet: at once, before any commit
      await().atMost(PATIENCE).until(() -> total(instance) == 1);

      instance.post(posting("2"));
      instance.post(posting("3")); // of the same poster: a repost, that the other half of the topology counts
      await().atMost(PATIENCE).until(() -> total(instance) == 3 && unique(instance) == 2);
    }

    try (Instance elsewhere = instance("two")) { // with no stores of its own: what it goes on from comes from Kafka
      await().atMost(PATIENCE).until(() -> total(elsewhere) == 3 && unique(elsewhere) == 2);
      elsewhere.post(posting("4"));
      await().atMost(PATIENCE).until(() -> total(elsewhere) == 4 && unique(elsewhere) == 2);
    }
  }

  private Instance instance(String name) {
    return Instance.start(new ProgramSettings(Set.of(Role.values()),
        Optional.of(new Cluster(kafka.bootstrapServers(), Map.of())), "", 1, scratch.resolve(name), Loopback.HOST, 0,
        WorldClock.WALL, Optional.empty()));
  }

  private static int total(Instance instance) {
    return instance.get("/api/v1/top?limit=1").at("/total/postings").asInt();
  }

  private static int unique(Instance instance) {
    return instance.get("/api/v1/top?limit=1&measure=unique").at("/rows/0/unique").asInt();
  }

  private static String posting(String id) {
    String text = id.equals("1")
        ? "A bank in Zurich is looking for somebody who likes Kotlin."
        : "We run trains all over the Alps. You write the Kotlin that tells the passengers when theirs will come.";
    return """
        {"@type":"JobPosting","identifier":"%s","title":"Engineer","description":"%s",\
        "hiringOrganization":{"name":"Alpine Trains"}}""".formatted(id, text);
  }
}
