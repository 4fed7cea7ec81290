package skilltide.dashboard.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skilltide.dashboard.oracle.SentEvent.What;
import skilltide.dashboard.wholeway.Instance;

/** Records the data folder that {@link RecordedFolderTest} goes on with, by the program as it is now. */
class RecordFolderTool {
  private static final int POSTINGS = 150;
  private static final long SEED = 8;
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int MOST_BYTES = 300_000;

  @Test
  void record(@TempDir Path scratch) throws IOException {
    RecordedFolder recorded = new RecordedFolder(scratch);
    GeneratedPostings.Generated generated = GeneratedPostings.generate(POSTINGS, SEED);
    List<SentEvent> all = generated.steps().stream().map(SentEvent::of).toList();
    int now = all.size() * 2 / 3;
    List<SentEvent> toCome = Stream.of(all.subList(now, all.size()).stream(),
        generated.again().stream().map(posting -> SentEvent.posted(What.POSTED_AGAIN, posting)),
        Stream.of("scala", "rust").map(SentEvent::viewed)).flatMap(each -> each).toList();
    List<SentEvent> sent = new ArrayList<>();
    try (Instance instance = Instance.start(recorded.data())) {
      all.subList(0, now).forEach(each -> sent.add(each.sendTo(instance)));
      Stream.of("kotlin", "java", "kotlin").forEach(term -> sent.add(SentEvent.viewed(term).sendTo(instance)));
      await().atMost(PATIENCE).until(() -> instance.get("/api/v1/status").at("/feed/caughtUp").asBoolean());
    }

    recorded.write(sent, toCome);

    assertThat(Files.size(recorded.keep())).isLessThan(MOST_BYTES);
  }
}
