package skilltide.dashboard.wholeway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skilltide.dashboard.standalone.ProgramSettings;
import skilltide.dashboard.standalone.Role;
import skilltide.dashboard.standalone.WorldClock;

/** The demo's world, played quickly: it ends with all of its postings counted, and begins again from nothing. */
class DemoTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Test
  void worldThatBeginsAgainCountsTheSameAgain(@TempDir Path data) {
    ProgramSettings settings = new ProgramSettings(Set.of(Role.values()), Optional.empty(), "",
        ProgramSettings.EMBEDDED_PARTITIONS, data, "127.0.0.1", 0, WorldClock.EVENT,
        Optional.of(new ProgramSettings.Demo(1, Duration.ofMillis(40), Duration.ofSeconds(15))));
    try (Instance instance = Instance.start(settings)) {
      String first = endOfTheWorld(instance);
      await().atMost(PATIENCE).until(() -> instance.get("/api/v1/status").get("postings").asInt() < 20_000);
      String second = endOfTheWorld(instance);

      assertThat(second).isEqualTo(first).contains("javascript");
    }
  }

  /** Waits until the last month is counted whole; its figures, which rest on all postings. */
  private static String endOfTheWorld(Instance instance) {
    await().atMost(PATIENCE).until(() -> instance.get("/api/v1/status").get("asOf").asText().startsWith("2018-04-30"));
    String query = "/api/v1/top?from=2013-08-01&to=2018-05-01&limit=1000";
    return await().atMost(PATIENCE)
        .until(() -> instance.get(query),
            answer -> answer.at("/total/postings").asInt() == instance.get("/api/v1/status").get("postings").asInt()
                && answer.at("/total/postings").asInt() > 28_238)
        .get("rows").toString();
  }
}
