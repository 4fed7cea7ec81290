package skilltide.dashboard.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a JVM takes, looked at now and then: heap after it was cleared, memory, threads, file handles, sockets. */
final class Watch {
  private static final Pattern USED = Pattern
      .compile("(?:DefNew|Tenured|generation|garbage-first heap) .*used (\\d+)K");

  /** One look; heap in use after a collection, resident memory and the part of it that no file backs, all megabytes. */
  record Look(double seconds, double heap, double resident, double anonymous, double threads, double handles,
      double sockets) {
    static final String COLUMNS = "process,seconds,heap_mb,resident_mb,anonymous_mb,threads,handles,sockets";
  }

  /** How a figure went on after the start. */
  record Course(String what, double second, double last, double perHour) {}

  private final String name;
  private final long pid;
  private final long began = System.nanoTime();
  private final List<Look> looks = new ArrayList<>();

  Watch(String name, long pid) {
    this.name = name;
    this.pid = pid;
  }

  String name() {
    return name;
  }

  void look() {
    Path process = Path.of("/proc", Long.toString(pid));
    try (Stream<Path> handles = Files.list(process.resolve("fd"))) {
      List<Path> open = handles.toList();
      double heap = heap();
      List<String> status = Files.readAllLines(process.resolve("status"));
      looks.add(new Look((System.nanoTime() - began) / 1e9, heap, figure(status, "VmRSS:") / 1024,
          figure(status, "RssAnon:") / 1024, figure(status, "Threads:"), open.size(),
          open.stream().filter(Watch::isSocket).count()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every look, as lines of {@link Look#COLUMNS}. */
  List<String> lines() {
    return looks.stream()
        .map(look -> "%s,%.1f,%.1f,%.1f,%.1f,%.0f,%.0f,%.0f".formatted(name, look.seconds(), look.heap(),
            look.resident(), look.anonymous(), look.threads(), look.handles(), look.sockets()))
        .toList();
  }

  /** The medians of the second and the last quarter of its life, and the slope of a straight line through all from the second quarter on. */
  List<Course> courses() {
    return List.of(course("heap in use, MB", looks.stream().mapToDouble(Look::heap).toArray()),
        course("resident, MB", looks.stream().mapToDouble(Look::resident).toArray()),
        course("anonymous, MB", looks.stream().mapToDouble(Look::anonymous).toArray()),
        course("threads", looks.stream().mapToDouble(Look::threads).toArray()),
        course("file handles", looks.stream().mapToDouble(Look::handles).toArray()),
        course("sockets", looks.stream().mapToDouble(Look::sockets).toArray()));
  }

  // One that was closed since it was listed is none.
  private static boolean isSocket(Path handle) {
    try {
      return Files.readSymbolicLink(handle).toString().startsWith("socket:");
    } catch (IOException e) {
      return false;
    }
  }

  private double heap() throws IOException {
    jcmd("GC.run");
    Matcher used = USED.matcher(jcmd("GC.heap_info"));
    double kilobytes = 0;
    while (used.find()) {
      kilobytes += Double.parseDouble(used.group(1));
    }
    if (kilobytes == 0) {
      throw new IllegalStateException("jcmd says it in other words: " + jcmd("GC.heap_info"));
    }
    return kilobytes / 1024;
  }

  private String jcmd(String command) throws IOException {
    Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
        Long.toString(pid), command).redirectErrorStream(true).start();
    return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private Course course(String what, double[] figures) {
    int quarter = figures.length / 4;
    double[] times = looks.stream().mapToDouble(Look::seconds).toArray();
    return new Course(what, median(Arrays.copyOfRange(figures, quarter, 2 * quarter)),
        median(Arrays.copyOfRange(figures, figures.length - quarter, figures.length)),
        3_600 * slope(Arrays.copyOfRange(times, quarter, times.length),
            Arrays.copyOfRange(figures, quarter, figures.length)));
  }

  // Least squares.
  private static double slope(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double above = 0;
    double below = 0;
    for (int i = 0; i < x.length; i++) {
      above += (x[i] - meanX) * (y[i] - meanY);
      below += (x[i] - meanX) * (x[i] - meanX);
    }
    return above / below;
  }

  private static double median(double[] figures) {
    Arrays.sort(figures);
    return figures[figures.length / 2];
  }

  private static double figure(List<String> status, String name) {
    return status.stream().filter(line -> line.startsWith(name)).map(line -> line.replaceAll("\\D", ""))
        .mapToDouble(Double::parseDouble).findFirst().orElseThrow();
  }
}
