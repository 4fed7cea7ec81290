package skilltide.dashboard.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/** What was done and how long it took until events were counted again: a line of Markdown a fault. */
final class FaultTable {
  private static final Path FILE = Path.of("target", "faults.md");
  private static final List<String> HEAD = List.of(
      "| fault | instances | times | records | rejected | flow resumed after: median | longest | wrong counts |",
      "|---|---|---|---|---|---|---|---|");

  private FaultTable() {}

  /**
   * Prints a line, and adds it to {@code target/faults.md}.
   *
   * @param recoveries from each fault until events sent after it were counted
   */
  static synchronized void add(String fault, int instances, int times, long records, int rejected,
      List<Duration> recoveries) {
    List<Duration> sorted = recoveries.stream().sorted().toList();
    String median = sorted.isEmpty() ? "" : seconds(sorted.get(sorted.size() / 2));
    String longest = sorted.isEmpty() ? "" : seconds(sorted.getLast());
    String line = "| %s | %d | %d | %d | %d | %s | %s | 0 |".formatted(fault, instances, times, records, rejected,
        median,
        longest);
    try {
      if (!Files.exists(FILE)) {
        Files.createDirectories(FILE.toAbsolutePath().getParent());
        Files.write(FILE, HEAD);
      }
      Files.write(FILE, List.of(line), StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    HEAD.forEach(System.out::println);
    System.out.println(line);
  }

  private static String seconds(Duration duration) {
    return "%.1f s".formatted(duration.toMillis() / 1000.0);
  }
}
