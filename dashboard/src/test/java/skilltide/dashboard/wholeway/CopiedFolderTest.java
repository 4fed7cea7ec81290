package skilltide.dashboard.wholeway;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A copy of a data folder, taken after a stop, is all that there is to keep. */
@EnabledIfSystemProperty(named = "skilltide.faults", matches = "ci|long", disabledReason = "two whole starts: with -Plong")
class CopiedFolderTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private final Path scratch;

  CopiedFolderTest(@TempDir Path scratch) {
    this.scratch = scratch;
  }

  @Test
  void copyAnswersWhatTheOriginalDidAndGoesOnCounting() throws IOException {
    JsonNode before;
    try (Instance original = Instance.start(scratch.resolve("original"))) {
      original.post(postings(0, 30));
      original.withdraw("3");
      await().atMost(PATIENCE).until(() -> kotlin(original) == 30);
      await().atMost(PATIENCE).until(() -> original.get("/api/v1/status").at("/feed/caughtUp").asBoolean());
      before = original.get("/api/v1/top").at("/rows");
    }

    copy(scratch.resolve("original"), scratch.resolve("copy"));

    try (Instance restored = Instance.start(scratch.resolve("copy"))) {
      await().atMost(PATIENCE)
          .untilAsserted(() -> assertThat(restored.get("/api/v1/top").at("/rows")).isEqualTo(before));
      restored.post(postings(20, 40)); // the first half of them again
      await().atMost(PATIENCE).until(() -> kotlin(restored) == 40);
    }
  }

  private static int kotlin(Instance instance) {
    return instance.get("/api/v1/top?skills=kotlin").at("/rows/0/postings").asInt();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Files.copy(each, to.resolve(from.relativize(each)));
      }
    }
  }

  private static String postings(int from, int to) {
    return IntStream.range(from, to).mapToObj(
        """
            {"@type":"JobPosting","identifier":"%1$d","title":"Engineer %1$d","description":"We use Kotlin and Kafka."}"""::formatted)
        .collect(joining("\n"));
  }
}
