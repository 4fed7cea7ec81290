package skilltide.dashboard.trend;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;

/** How often a change is judged: when a week closes, or a month where postings come once a month. */
public enum Rhythm {
  WEEK, MONTH;

  /**
   * The rhythm of a source: monthly when its median week has less than half of the postings of its mean week.
   *
   * @param weeks how many postings each week has, some ten weeks at least
   */
  public static Rhythm of(long[] weeks) {
    if (weeks.length == 0) {
      return WEEK;
    }
    long[] sorted = weeks.clone();
    Arrays.sort(sorted);
    double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2.0;
    return median < Arrays.stream(sorted).average().orElseThrow() / 2 ? MONTH : WEEK;
  }

  /** The first day of the week (Monday) or month that a day lies in. */
  public LocalDate floor(LocalDate day) {
    return this == WEEK ? day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)) : day.withDayOfMonth(1);
  }

  /** A week or month later. */
  public LocalDate next(LocalDate day) {
    return plus(day, 1);
  }

  /** As many weeks or months later. */
  LocalDate plus(LocalDate day, int units) {
    return this == WEEK ? day.plusWeeks(units) : day.plusMonths(units);
  }
}
