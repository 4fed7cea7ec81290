package skilltide.streams.topology;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import skilltide.streams.topology.Figures.Run;

/** Measures the counting; what can be asked of it stands in {@code src/bench/README.md}. */
final class CountingBenchmark {
  private CountingBenchmark() {}

  public static void main(String[] words) throws Exception {
    String command = words.length == 0 ? "run" : words[0];
    BenchOptions options = BenchOptions.of(List.of(words).subList(Math.min(1, words.length), words.length));
    switch (command) {
      case "run" -> run(options);
      case "table" -> System.out.println(table(options));
      case "profile" -> Profiling.run(options);
      case "growth" -> Growth.run(options);
      default -> throw new IllegalArgumentException("'" + command + "': say run, table, profile or growth");
    }
  }

  /** All trials in turn, again and again, so that what else the machine does meets them all alike. */
  private static void run(BenchOptions options) throws IOException, ExecutionException, InterruptedException {
    Figures figures = new Figures(Path.of(options.text("figures")));
    try (Bench bench = Bench.start(options)) {
      List<Trial> trials = options.trials();
      List<Bench.Postings> inputs = new ArrayList<>();
      for (Trial trial : trials) {
        inputs.add(bench.input(trial));
        System.out.printf("%s: plain count %s%n", trial.word(), inputs.getLast().expected());
      }
      for (int repetition = 1; repetition <= options.number("repetitions"); repetition++) {
        for (int i = 0; i < trials.size(); i++) {
          for (int threads : options.numbers("threads")) {
            Map<String, String> figure = bench.measure(trials.get(i), threads, inputs.get(i), List.of());
            Run run = Run.of(options.text("label"), trials.get(i), threads, repetition, figure);
            figures.add(run);
            System.out.printf("%d %-26s %d threads %,9.0f/s %6.1f s %6.1f us CPU %7.1f kB, compiler %s s%n", repetition,
                run.trial().word(), threads, run.rate(), run.seconds(), run.cpuMicros(),
                run.allocated() / 1024.0 / run.records(), figure.get("compiler_seconds"));
          }
        }
      }
    }
    System.out.println(table(options));
  }

  private static String table(BenchOptions options) throws IOException {
    return new FigureTable(new Figures(Path.of(options.text("figures"))).labelled(options.text("label"))).markdown();
  }
}
