package skilltide.dashboard.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures how a server serves many viewers: each contender in turn, in a process of its own. Arguments: port, file for the figures (appended),
 * label, contenders (comma-separated), viewers, updates a second, viewers that stall, seconds to warm up, seconds to measure, then
 * settings of Skilltide's as {@code name=value}. 0 updates: memory of viewers for whom nothing happens.
 */
final class FanOutMain {
  private static final String HEAD = "label,contender,viewers,updates_per_second,stalled,deliveries,expected,bytes_per_delivery,"
      + "seconds,server_cpu_seconds,deliveries_per_cpu_second,viewers_cpu_seconds,p50_ms,p99_ms,p999_ms,max_ms,"
      + "allocated_bytes_per_delivery,allocated_by_event_loops\n";
  private static final String MEMORY_HEAD = "label,contender,viewers,heap_bytes_per_viewer,direct_bytes_per_viewer,"
      + "resident_bytes_per_viewer\n";

  private record Load(int viewers, int rate, int stalled, int warm, int seconds) {}

  private FanOutMain() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int port = Integer.parseInt(arguments[0]);
    Path figures = Path.of(arguments[1]);
    String label = arguments[2];
    Load load = new Load(Integer.parseInt(arguments[4]), Integer.parseInt(arguments[5]), Integer.parseInt(arguments[6]),
        Integer.parseInt(arguments[7]), Integer.parseInt(arguments[8]));
    List<String> settings = Arrays.asList(arguments).subList(9, arguments.length);
    for (String word : arguments[3].split(",", -1)) {
      Contender contender = Contender.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
      Path folder = Files.createTempDirectory("live-bench");
      Path commits = folder.resolve("commits");
      try (Contender.Running server = contender.start(port, commits, settings)) {
        long[] alone = load.rate == 0 ? memory(server) : new long[0];
        try (Child viewers = Child.start(viewers(port, commits, contender, load))) {
          viewers.hear("open");
          if (load.rate == 0) {
            memory(label, contender, load, alone, memory(server), figures);
          } else {
            server.updates().say("go " + load.rate);
            viewers.say(server.pid());
            long[] allocated = allocated(server.updates(), load);
            figures(label, contender, load, viewers.hear("result ").split(" ", -1), allocated, figures);
          }
        }
      }
      try (var files = Files.list(folder)) {
        for (Path each : files.toList()) {
          Files.delete(each);
        }
      }
      Files.delete(folder);
    }
  }

  private static List<String> viewers(int port, Path commits, Contender contender, Load load) {
    return Child.java("skilltide.dashboard.live.ViewersMain", false, port, commits, load.viewers, load.stalled,
        contender.offers(), load.warm, load.seconds);
  }

  /** What was allocated while it was measured. */
  private static long[] allocated(Child server, Load load) throws IOException, InterruptedException {
    Thread.sleep(load.warm * 1_000L);
    server.say("allocated");
    long[] before = numbers(server.hear("allocated "));
    Thread.sleep(load.seconds * 1_000L);
    server.say("allocated");
    long[] after = numbers(server.hear("allocated "));
    return new long[]{after[0] - before[0], after[1] - before[1]};
  }

  private static void figures(String label, Contender contender, Load load, String[] told, long[] allocated, Path file)
      throws IOException {
    long deliveries = Long.parseLong(told[0]);
    double cpu = Double.parseDouble(told[3]);
    List<String> fields = new ArrayList<>(List.of(label, contender.word(), Integer.toString(load.viewers),
        Integer.toString(load.rate), Integer.toString(load.stalled), told[0],
        Long.toString((long) (load.viewers - load.stalled) * load.rate * load.seconds),
        Long.toString(Long.parseLong(told[1]) / Math.max(1, deliveries)), told[2], told[3],
        "%.0f".formatted(deliveries / cpu)));
    fields.addAll(Arrays.asList(told).subList(4, 9));
    boolean here = contender.isJava();
    fields.add(here ? Long.toString(allocated[0] / Math.max(1, deliveries)) : "");
    fields.add(here ? Long.toString(allocated[1] / Math.max(1, deliveries)) : "");
    append(file, HEAD, String.join(",", fields));
  }

  private static long[] memory(Contender.Running server) throws IOException {
    server.updates().say("memory");
    return numbers(server.updates().hear("memory "));
  }

  private static void memory(String label, Contender contender, Load load, long[] before, long[] after, Path file)
      throws IOException {
    append(file, MEMORY_HEAD, "%s,%s,%d,%d,%d,%d".formatted(label, contender.word(), load.viewers,
        (after[0] - before[0]) / load.viewers, (after[1] - before[1]) / load.viewers,
        (after[2] - before[2]) / load.viewers));
  }

  private static long[] numbers(String line) {
    return Arrays.stream(line.split(" ", -1)).mapToLong(Long::parseLong).toArray();
  }

  private static void append(Path file, String head, String line) throws IOException {
    System.out.println(line);
    Files.writeString(file, (Files.exists(file) ? "" : head) + line + '\n', StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
