package skilltide.dashboard.query;

import static skilltide.dashboard.query.Field.Type.DAY;
import static skilltide.dashboard.query.Field.Type.NUMBER;
import static skilltide.dashboard.query.Field.Type.TEXT;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import skilltide.dashboard.readings.SelectedRows.Days;
import skilltide.dashboard.trend.PastLook;
import skilltide.dashboard.trend.PastLook.Said;
import skilltide.dashboard.trend.Verdict;
import skilltide.dashboard.trend.Windows;

/** What was said of a skill whenever a week or month had become final. */
public final class PastVerdicts {

  /** The columns of its table. */
  public static final List<Field> FIELDS = List.of(Field.of(DAY, "judged"), Field.of(TEXT, "verdict"),
      Field.optional(NUMBER, "estimate"), Field.optional(NUMBER, "intervalLow"), Field.optional(NUMBER, "intervalHigh"),
      Field.optional(NUMBER, "detectable"), Field.of(DAY, "from"), Field.of(DAY, "to"), Field.of(DAY, "baselineFrom"),
      Field.of(DAY, "baselineTo"), Field.optional(TEXT, "reason"));

  private PastVerdicts() {}

  /**
   * One row a look, oldest first.
   *
   * @param days in which the looks are that are told: by the last day that they see
   */
  public static Table table(List<PastLook> past, String skill, Days days) {
    Table table = new Table(FIELDS);
    for (PastLook look : past) {
      Windows windows = look.windows();
      LocalDate day = windows.judged();
      if (!day.isBefore(days.from()) && day.isBefore(days.to())) {
        Optional<Said> judged = look.of(skill);
        table.row(day, judged.map(Said::verdict).orElse(Verdict.UNCLEAR).word(), rounded(judged.map(Said::change)),
            rounded(judged.map(each -> each.interval().low())), rounded(judged.map(each -> each.interval().high())),
            rounded(judged.map(Said::detectable)), windows.from(), windows.to(), windows.baselineFrom(),
            windows.baselineTo(), judged.isPresent() ? Optional.empty() : Optional.of("too-few-postings"));
      }
    }
    return table;
  }

  private static double rounded(Optional<Double> figure) {
    double known = figure.orElse(Double.NaN);
    return Double.isNaN(known) ? known : Math.round(known * 1e6) / 1e6;
  }
}
