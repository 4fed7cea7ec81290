package skilltide.streams.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import skilltide.streams.topology.Figures.Run;

/** The medians of what was measured under one label, as a table in Markdown; ratios are of one repetition each. */
record FigureTable(List<Run> runs) {

  String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("| | threads | runs | records | records/s | of the bare loop | of the reading loop | of the DSL |"
        + " CPU us a record | times the loop's CPU | broker's CPU us | allocated, kB a record |");
    lines.add("|" + "---|".repeat(12));
    for (Trial trial : Trial.values()) {
      runs.stream().filter(run -> run.trial() == trial).map(Run::threads).distinct().sorted()
          .forEach(threads -> lines.add(line(trial, threads)));
    }
    return String.join("\n", lines);
  }

  private String line(Trial trial, int threads) {
    List<Run> own = runs.stream().filter(run -> run.trial() == trial && run.threads() == threads).toList();
    Trial loop = trial.ofViews() ? Trial.VIEW_LOOP : Trial.LOOP;
    return "| %s | %d | %d | %,d | %,.0f | %s | %s | %s | %.1f | %s | %.1f | %.1f |".formatted(trial.word(), threads,
        own.size(), own.get(0).records(), median(own, Run::rate), ratio(own, loop, FigureTable::rates),
        trial.ofViews() ? "" : ratio(own, Trial.READING_LOOP, FigureTable::rates),
        trial.ofViews() ? "" : ratio(own, Trial.DSL, FigureTable::rates), median(own, Run::cpuMicros),
        ratio(own, loop, (one, other) -> one.cpuMicros() / other.cpuMicros()),
        median(own, run -> run.brokerCpu() * 1e6 / run.records()),
        median(own, run -> run.allocated() / 1024.0 / run.records()));
  }

  private static double rates(Run one, Run other) {
    return one.rate() / other.rate();
  }

  private static double median(List<Run> own, ToDoubleFunction<Run> value) {
    return Figures.median(own.stream().map(value::applyAsDouble));
  }

  /** Side by side: each run against the other trial's of the same repetition. */
  private String ratio(List<Run> own, Trial other, ToDoubleBiFunction<Run, Run> ratio) {
    if (own.get(0).trial() == other) {
      return "1";
    }
    double median = Figures.median(own.stream().flatMap(run -> beside(run, other).stream()
        .map(against -> ratio.applyAsDouble(run, against))));
    return Double.isNaN(median) ? "" : String.format(Locale.ROOT, "%.3f", median);
  }

  private Optional<Run> beside(Run run, Trial other) {
    return runs.stream().filter(each -> each.trial() == other && each.threads() == run.threads()
        && each.repetition() == run.repetition()).findFirst();
  }
}
