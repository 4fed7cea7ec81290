package skilltide.dashboard.wholeway;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skilltide.dashboard.standalone.ProgramSettings;
import skilltide.dashboard.standalone.Role;
import skilltide.dashboard.standalone.World;
import skilltide.dashboard.standalone.WorldClock;
import skilltide.ingest.event.Content;
import skilltide.ingest.event.JobPosted;
import skilltide.ingest.event.PostingId;
import skilltide.ingest.event.Stated;
import skilltide.ingest.event.TextFormat;
import skilltide.ingest.publish.PostingPublisher;

/** The demo's world: two years are there at once; wiped, it counts anew from nothing. */
class DemoTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int TWO_YEARS = 7_000;

  @Test
  void worldThatBeginsAgainCountsFromNothing(@TempDir Path data) {
    // A month of an hour: after the first two years hardly anything is played into what this test does.
    ProgramSettings settings = new ProgramSettings(Set.of(Role.values()), Optional.empty(), "",
        ProgramSettings.EMBEDDED_PARTITIONS, data, "127.0.0.1", 0, WorldClock.EVENT,
        Optional.of(new ProgramSettings.Demo(1, Duration.ofHours(1), Duration.ofHours(1))));
    try (Instance instance = Instance.start(settings)) {
      await().atMost(PATIENCE).until(() -> postings(instance) > TWO_YEARS);

      instance.bean(World.class).beginAgain();
      await().atMost(PATIENCE).until(() -> postings(instance) == 0);
      instance.bean(PostingPublisher.class).publish(posting()).join();

      await().atMost(PATIENCE).until(() -> postings(instance) == 1);
    }
  }

  private static int postings(Instance instance) {
    return instance.get("/api/v1/status").get("postings").asInt();
  }

  private static JobPosted posting() {
    Instant now = Instant.parse("2013-08-01T00:00:00Z");
    return new JobPosted(new PostingId("demo", "again"), now, now, now, null, null, null,
        new Content(null, "Kotlin", TextFormat.PLAIN, null), Stated.NOTHING);
  }
}
