package skilltide.dashboard.standalone.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import skilltide.ingest.event.TermViewed;

/** Writes the demo's glossary views: terms are looked up as often as the month's search figures say. */
final class ViewWriter {
  private static final int A_MONTH = 600;

  private final DemoFigures figures;
  private final long seed;

  ViewWriter(DemoFigures figures, long seed) {
    this.figures = figures;
    this.seed = seed;
  }

  /** All views of a month, by their time, spread evenly over its days. */
  List<TermViewed> month(int month) {
    YearMonth when = figures.months().get(month);
    Instant start = when.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    Duration step = Duration.ofDays(when.lengthOfMonth()).dividedBy(A_MONTH);
    double all = figures.views().values().stream().mapToDouble(row -> row[month]).sum();
    SplittableRandom random = new SplittableRandom(seed * 7_000_003 + month);
    List<TermViewed> views = new ArrayList<>(A_MONTH);
    for (int i = 0; i < A_MONTH; i++) {
      double left = random.nextDouble() * all;
      for (Map.Entry<String, double[]> term : figures.views().entrySet()) {
        left -= term.getValue()[month];
        if (left < 0) {
          views.add(new TermViewed(term.getKey(), "demo-" + Long.toHexString(random.nextLong()),
              start.plus(step.multipliedBy(i))));
          break;
        }
      }
    }
    return views;
  }
}
