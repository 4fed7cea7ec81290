package skilltide.dashboard.query;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import skilltide.dashboard.query.SeriesAnswer.Line;
import skilltide.dashboard.query.SeriesAnswer.Point;
import skilltide.dashboard.trend.Judged;
import skilltide.dashboard.trend.ShareInterval;
import skilltide.dashboard.trend.Verdict;

/** Answers as tables. */
public final class AnswerCsv {

  private AnswerCsv() {}

  /** A ranking: one row a skill. */
  public static String of(TopAnswer answer) {
    String counted = answer.view().measure().counted();
    Csv csv = new Csv(List.of("rank", "rankChange", "skill", "name", "kind", counted, "share", "previous",
        "previousShare", "change", "verdict", "estimate", "low", "high", "detectable", "constantShare",
        "constantPrevious", "judged", "provisional"));
    for (TopRow row : answer.rows()) {
      Object rankChange = row.rankChange().isPresent() ? row.rankChange().getAsInt() : OptionalDouble.empty();
      csv.row(row.rank(), rankChange, row.skill().id(), row.skill().name(), row.skill().kind().word(), row.count(),
          row.share(), row.previous(), row.previousShare(), row.change(),
          row.verdict().map(Verdict::word).orElse(""), judged(row, Judged::change),
          judged(row, each -> each.interval().low()), judged(row, each -> each.interval().high()),
          judged(row, Judged::detectable), judged(row, Judged::now), judged(row, Judged::before),
          answer.said().judgements().map(each -> each.windows().judged().toString()).orElse(""), answer.provisional());
    }
    return csv.toString();
  }

  private static double judged(TopRow row, ToDoubleFunction<Judged> figure) {
    double known = row.judged().map(figure::applyAsDouble).orElse(Double.NaN);
    return Double.isNaN(known) ? known : Math.round(known * 1e6) / 1e6;
  }

  /** Series: one row a skill and step. */
  public static String of(SeriesAnswer answer) {
    String counted = answer.view().measure().counted();
    Csv csv = new Csv(List.of("time", "skill", "name", counted, "total", "share", "low", "high", "constantShare",
        "provisional"));
    for (Line line : answer.series()) {
      for (int i = 0; i < line.counts().size(); i++) {
        Point point = answer.points().get(i);
        csv.row(point.start(), line.skill().id(), line.skill().name(), line.counts().get(i), point.total(),
            answer.share(line, i), interval(answer, line, i, ShareInterval::low),
            interval(answer, line, i, ShareInterval::high), constantShare(answer, line, i), point.provisional());
      }
    }
    return csv.toString();
  }

  static double interval(SeriesAnswer answer, Line line, int point, ToDoubleFunction<ShareInterval> end) {
    return answer.interval(line, point).map(interval -> Share.round(end.applyAsDouble(interval))).orElse(Double.NaN);
  }

  static OptionalDouble constantShare(SeriesAnswer answer, Line line, int point) {
    int place = answer.series().indexOf(line);
    return answer.beside().constant().map(constant -> constant.share(place, point)).orElse(OptionalDouble.empty());
  }
}
