package skilltide.streams.topology;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.streams.result.ResultTopics;

/**
 * When the stores of a folder were last left in order, kept beside them. Gone on with after too long, they would hold rows that another
 * instance has emptied meanwhile: their changelogs keep word of what is gone for {@link ResultTopics#TOMBSTONES_KEPT} only. Stores
 * that were not left in order are filled again in any case.
 *
 * <p>Kafka Streams' own {@code state.cleanup.dir.max.age.ms} goes by a directory that nothing is written to while it counts, and would
 * have every restart begin from nothing.
 */
final class LeftAt {
  private static final Logger LOG = LoggerFactory.getLogger(LeftAt.class);
  private static final String FILE = "left-at";

  private LeftAt() {}

  /** Notes it; a folder that was never used is left alone. */
  static void note(Path folder, Instant now) {
    if (Files.isDirectory(folder)) {
      try {
        Files.writeString(folder.resolve(FILE), now.toString() + '\n');
      } catch (IOException e) {
        LOG.warn("{} cannot be written: after some days its stores might be gone on with though they should not. {}",
            folder.resolve(FILE), e.toString());
      }
    }
  }

  /** Whether the stores must be filled again. What cannot be read, or lies ahead, is as good as too long ago. */
  static boolean isTooLongAgo(Path folder, Instant now) {
    try {
      Instant left = Instant.parse(Files.readString(folder.resolve(FILE), StandardCharsets.ISO_8859_1).strip());
      return Duration.between(left, now).abs().compareTo(ResultTopics.LONGEST_ABSENCE) > 0;
    } catch (NoSuchFileException e) {
      return false; // never left in order
    } catch (IOException | DateTimeParseException e) {
      LOG.warn("{} cannot be read: its stores are filled again from Kafka. {}", folder.resolve(FILE), e.toString());
      return true;
    }
  }
}
