package skilltide.streams.topology;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The raw figures: a file of comma-separated values, to which every run adds. */
record Figures(Path file) {
  private static final String HEADER = "label,time,trial,threads,repetition,records,seconds,cpu_seconds,"
      + "broker_cpu_seconds,allocated_bytes";

  /**
   * One run of one trial.
   *
   * @param cpu seconds of the measured process, over all its threads
   * @param brokerCpu seconds of the broker's process
   * @param allocated bytes, over all threads
   */
  record Run(String label, Trial trial, int threads, int repetition, long records, double seconds, double cpu,
      double brokerCpu, long allocated) {
    static Run of(String label, Trial trial, int threads, int repetition, Map<String, String> figure) {
      return new Run(label, trial, threads, repetition, Long.parseLong(figure.getOrDefault("records", "")),
          Double.parseDouble(figure.getOrDefault("seconds", "")),
          Double.parseDouble(figure.getOrDefault("cpu_seconds", "")),
          Double.parseDouble(figure.getOrDefault("broker_cpu_seconds", "")),
          Long.parseLong(figure.getOrDefault("allocated_bytes", "")));
    }

    double rate() {
      return records / seconds;
    }

    double cpuMicros() {
      return cpu * 1e6 / records;
    }
  }

  void add(Run run) throws IOException {
    if (!Files.exists(file)) {
      Files.writeString(file, HEADER + '\n');
    }
    Files.writeString(file,
        "%s,%s,%s,%d,%d,%d,%.3f,%.3f,%.3f,%d%n".formatted(run.label, Instant.now().truncatedTo(ChronoUnit.SECONDS),
            run.trial.word(), run.threads, run.repetition, run.records, run.seconds, run.cpu, run.brokerCpu,
            run.allocated),
        StandardOpenOption.APPEND);
  }

  List<Run> labelled(String label) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.skip(1).map(line -> line.split(",", -1)).filter(cells -> cells[0].equals(label))
          .map(cells -> new Run(cells[0], Trial.of(cells[2]), Integer.parseInt(cells[3]), Integer.parseInt(cells[4]),
              Long.parseLong(cells[5]), Double.parseDouble(cells[6]), Double.parseDouble(cells[7]),
              Double.parseDouble(cells[8]), Long.parseLong(cells[9])))
          .toList();
    }
  }

  static double median(Stream<Double> values) {
    double[] sorted = values.mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1).average().orElse(Double.NaN);
  }
}
