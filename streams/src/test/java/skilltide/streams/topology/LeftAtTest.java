package skilltide.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skilltide.ingest.event.KafkaSettings;

class LeftAtTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private final Path folder;

  LeftAtTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void storesThatWereLeftDaysAgoAreGoneOnWithAndThoseOfAWeekAgoAreNot() {
    LeftAt.note(folder, NOW);

    assertThat(LeftAt.isTooLongAgo(folder, NOW.plus(Duration.ofDays(5)))).isFalse();
    assertThat(LeftAt.isTooLongAgo(folder, NOW.plus(Duration.ofDays(7)))).isTrue();
    assertThat(LeftAt.isTooLongAgo(folder, NOW.minus(Duration.ofDays(7)))).as("a clock that was wrong").isTrue();
  }

  @Test
  void storesThatWereNeverLeftInOrderAreKafkaStreamsToJudge() {
    assertThat(LeftAt.isTooLongAgo(folder, NOW)).isFalse();
    assertThat(LeftAt.isTooLongAgo(folder.resolve("none"), NOW)).isFalse();
  }

  @Test
  void whatIsNoTimeCountsAsTooLongAgo() throws IOException {
    Files.writeString(folder.resolve("left-at"), "yester");

    assertThat(LeftAt.isTooLongAgo(folder, NOW)).isTrue();
  }

  @Test
  void aFolderThatWasNeverUsedIsNotMade() {
    LeftAt.note(folder.resolve("none"), NOW);

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anOrderlyStopNotesIt() {
    new Applications(new KafkaSettings("localhost:1", "", Map.of()),
        new StreamsSettings(folder, 1, Duration.ofMillis(100), Duration.ofMillis(100), Duration.ofMillis(100),
            Duration.ZERO, false),
        client -> () -> {}).stop();

    assertThat(LeftAt.isTooLongAgo(folder, Instant.now().plus(Duration.ofDays(7)))).isTrue();
    assertThat(LeftAt.isTooLongAgo(folder, Instant.now())).isFalse();
  }
}
