package skilltide.streams.topology;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import skilltide.streams.taxonomy.Taxonomy;

/** Counts all that there is, tells what that takes, and stays up until its input ends; or starts again after that. */
final class GrowthMain {
  /** The property that says that it was there before. */
  static final String AGAIN = "skilltide.bench.again";
  private static final Path STATUS = Path.of("/proc/self/status");

  private GrowthMain() {}

  public static void main(String[] words) throws Exception {
    Task task = Task.of(words);
    try (CountingRun counting = new CountingRun(task, Taxonomy.bundled())) {
      Map<String, Object> figure = new LinkedHashMap<>(
          Boolean.getBoolean(AGAIN) ? counting.again() : counting.run());
      figure.put("resident_bytes", resident());
      System.gc();
      figure.put("heap_bytes", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
      Figure.tell(figure);
      while (System.in.read() >= 0) {
        // nothing is said to it: it is killed, or its input ends
      }
    }
  }

  /** What this process holds of the machine's memory, RocksDB's included; 0 where the system does not tell. */
  private static long resident() throws IOException {
    if (!Files.isReadable(STATUS)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(STATUS)) {
      return lines.filter(line -> line.startsWith("VmRSS:")).map(line -> line.replaceAll("\\D", ""))
          .mapToLong(Long::parseLong).sum() * 1024;
    }
  }
}
