package skilltide.streams.topology;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import skilltide.streams.topology.Bench.Postings;

/** What the counting keeps, and how long it takes to be there again, by the number of postings. */
final class Growth {
  private static final List<String> AGAIN = List.of("-D" + GrowthMain.AGAIN + "=true");

  private final BenchOptions options;
  private final Bench bench;
  private final int threads;
  private final Map<String, Object> found = new LinkedHashMap<>();

  private Growth(BenchOptions options, Bench bench, int threads) {
    this.options = options;
    this.bench = bench;
    this.threads = threads;
  }

  static void run(BenchOptions options) throws IOException, ExecutionException, InterruptedException {
    try (Bench bench = Bench.start(options)) {
      for (int n : options.numbers("sizes")) {
        for (int threads : options.numbers("threads")) {
          new Growth(options, bench, threads).measure(n);
        }
      }
    }
  }

  private void measure(int n) throws IOException, ExecutionException, InterruptedException {
    Postings postings = bench.postings(n);
    Task task = bench.task(Trial.COUNTING, threads, postings.prefix());
    try (ChildJvm child = bench.child(GrowthMain.class, task, List.of())) {
      Map<String, String> figure = child.figure();
      bench.check(Trial.COUNTING, figure.getOrDefault("check", ""), postings.expected());
      found.putAll(figure);
      bench.topics().bytes(task.output()).forEach((topic, bytes) -> found.put("topic " + topic, bytes));
      child.kill();
    }
    restart("killed, state kept", task);
    // It was stopped in order just now: what was in RocksDB's memory lies on disk.
    bytes(task.folder()).forEach((store, bytes) -> found.put("state " + store, bytes));
    restart("stopped in order, state kept", task);
    Bench.delete(task.folder());
    restart("state deleted", task);
    bench.clean(task);
    note(n);
  }

  private void restart(String how, Task task) throws IOException {
    try (ChildJvm child = bench.child(GrowthMain.class, task, AGAIN)) {
      child.figure().forEach((name, value) -> found.put(how + ": " + name, value));
    }
  }

  /** The sizes of the files of each store, over all tasks. */
  private static Map<String, Long> bytes(Path folder) throws IOException {
    Map<String, Long> bytes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path in = file.getParent();
        bytes.merge(in == null ? "" : String.valueOf(in.getFileName()), Files.size(file), Long::sum);
      }
    }
    return bytes;
  }

  private void note(int n) throws IOException {
    Path file = Path.of(options.text("figures").replace(".csv", "-growth.csv"));
    if (!Files.exists(file)) {
      Files.writeString(file, "label,time,postings,threads,what,value\n");
    }
    StringBuilder lines = new StringBuilder();
    found.forEach((what, value) -> lines.append("%s,%s,%d,%d,\"%s\",%s%n".formatted(options.text("label"),
        Instant.now().truncatedTo(ChronoUnit.SECONDS), n, threads, what, value)));
    Files.writeString(file, lines, StandardOpenOption.APPEND);
    System.out.printf("%n%,d postings, %d threads%n", n, threads);
    found.forEach((what, value) -> System.out.printf("  %-50s %s%n", what, value));
  }
}
