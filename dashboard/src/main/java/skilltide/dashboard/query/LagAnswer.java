package skilltide.dashboard.query;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import skilltide.dashboard.query.SeriesAnswer.Point;
import skilltide.dashboard.readings.Selected;
import skilltide.dashboard.trend.Lag;
import skilltide.streams.taxonomy.Skill;

/**
 * Whether the demand for a skill, by its share of the unique postings, comes after the interest in it, by its share of the views.
 *
 * @param asOf what time it is in the world that is shown
 * @param revision a digest of the rows that this rests on
 * @param window from the first of the months that were looked at to the end of the last; empty where there are none
 * @param months how many those are
 * @param lag absent where there are too few of anything
 * @param reason why there is no link: {@code too-few-months}, {@code too-few-views}, {@code too-few-postings}, {@code no-link}; empty
 *     where there is one
 */
public record LagAnswer(Instant asOf, long revision, Window window, int months, Optional<Lag> lag, String reason) {
  /** Of fewer in all a month's share says nothing, nor of a skill that has fewer on average. */
  private static final int LEAST = 10;
  private static final Moment BEGINNING = new Moment.FromNow(-30, ChronoUnit.YEARS);

  /** All months of a skill. */
  static View months(Skill skill, Measure measure) {
    return new View(Optional.empty(), List.of(skill.id()), Selected.ALL, BEGINNING, Moment.NOW,
        Optional.of(Step.MONTH), measure, Baseline.PREVIOUS, 1);
  }

  /** @param postings of the same months as {@code views} */
  static LagAnswer of(SeriesAnswer views, SeriesAnswer postings) {
    int end = views.points().size();
    while (end > 0 && (views.points().get(end - 1).provisional() || postings.points().get(end - 1).provisional())) {
      end--;
    }
    int first = end;
    while (first > 0 && views.points().get(first - 1).total() >= LEAST
        && postings.points().get(first - 1).total() >= LEAST) {
      first--;
    }
    Window all = views.window();
    Window window = new Window(all.grain(), bucket(views, first), bucket(views, end));
    long revision = views.revision() + postings.revision();
    int months = end - first;
    String reason = months < Lag.LEAST_MONTHS
        ? "too-few-months"
        : isTooFew(views, first, end) ? "too-few-views" : isTooFew(postings, first, end) ? "too-few-postings" : "";
    if (!reason.isEmpty()) {
      return new LagAnswer(views.asOf(), revision, window, months, Optional.empty(), reason);
    }
    Lag lag = Lag.of(logs(views, first, end), logs(postings, first, end));
    return new LagAnswer(views.asOf(), revision, window, months, Optional.of(lag), lag.isThere() ? "" : "no-link");
  }

  private static long bucket(SeriesAnswer answer, int point) {
    return point < answer.points().size()
        ? answer.window().grain().bucket(answer.points().get(point).start())
        : answer.window().to();
  }

  private static boolean isTooFew(SeriesAnswer answer, int first, int end) {
    return answer.series().get(0).counts().subList(first, end).stream().mapToLong(Long::longValue).sum() < (long) LEAST
        * (end - first);
  }

  // Half a one more, so that a month with none has a logarithm (Haldane 1956, Anscombe 1956).
  private static double[] logs(SeriesAnswer answer, int first, int end) {
    double[] logs = new double[end - first];
    for (int i = 0; i < logs.length; i++) {
      Point point = answer.points().get(first + i);
      logs[i] = Math.log((answer.series().get(0).counts().get(first + i) + 0.5) / (point.total() + 1));
    }
    return logs;
  }
}
