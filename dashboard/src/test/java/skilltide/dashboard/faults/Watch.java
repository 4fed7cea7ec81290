package skilltide.dashboard.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What a process takes, looked at now and then: memory, threads, file handles. */
final class Watch {
  /** One look; megabytes as the system counts them. */
  record Look(double seconds, double megabytes, double threads, double handles) {}

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

  int size() {
    return looks.size();
  }

  void look() {
    Path process = Path.of("/proc", Long.toString(pid));
    try (Stream<Path> handles = Files.list(process.resolve("fd"))) {
      List<String> status = Files.readAllLines(process.resolve("status"));
      looks.add(new Look((System.nanoTime() - began) / 1e9, figure(status, "VmRSS:") / 1024, figure(status, "Threads:"),
          handles.count()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The medians of the second and the last quarter of its life, and the slope of a straight line through all from the second quarter on. */
  List<Course> courses() {
    return List.of(course("memory, MB", looks.stream().mapToDouble(Look::megabytes).toArray()),
        course("threads", looks.stream().mapToDouble(Look::threads).toArray()),
        course("file handles", looks.stream().mapToDouble(Look::handles).toArray()));
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
