package skilltide.dashboard.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.dashboard.readings.ReadingStoreException;

/**
 * Where stores of readings lie: one file a counting. All that is in them is in Kafka too, so what cannot be opened is made anew.
 *
 * @param folder absent for memory
 */
record ReadingFiles(@Nullable Path folder, String memoryLimit) {
  private static final Logger log = LoggerFactory.getLogger(ReadingFiles.class);
  private static final String PREFIX = "readings-v";
  private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{1,9})\\.duckdb.*");

  ReadingStore open(int counting) {
    Path file = file(counting);
    try {
      return ReadingStore.open(file, memoryLimit);
    } catch (ReadingStoreException e) {
      if (file == null || e.isPassing()) {
        throw e;
      }
      log.warn("{}; it is made anew from Kafka", e.getMessage());
      remove(counting);
      return ReadingStore.open(file, memoryLimit);
    }
  }

  /** Removes the file of a counting that is closed. */
  void remove(int counting) {
    String glob = PREFIX + counting + ".duckdb*";
    if (folder == null || !Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, glob)) {
      for (Path each : files) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The readings in " + folder + " cannot be removed", e);
    }
  }

  /** Removes those of all other countings, left by a run before this one. */
  void retain(IntPredicate wanted) {
    if (folder == null || !Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      files.map(file -> NAME.matcher(file.getFileName().toString())).filter(Matcher::matches)
          .mapToInt(name -> Integer.parseInt(name.group(1))).distinct().filter(wanted.negate()).forEach(this::remove);
    } catch (IOException e) {
      throw new UncheckedIOException("The readings in " + folder + " cannot be listed", e);
    }
  }

  private @Nullable Path file(int counting) {
    return folder == null ? null : folder.resolve(PREFIX + counting + ".duckdb");
  }
}
