package skilltide.dashboard.query;

import static skilltide.dashboard.query.Field.Type.DAY;
import static skilltide.dashboard.query.Field.Type.NUMBER;
import static skilltide.dashboard.query.Field.Type.TEXT;
import static skilltide.dashboard.query.Field.Type.TIME;
import static skilltide.dashboard.query.Field.Type.TRUTH;
import static skilltide.dashboard.query.Field.Type.WHOLE;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import skilltide.dashboard.query.SeriesAnswer.Line;
import skilltide.dashboard.query.SeriesAnswer.Point;
import skilltide.dashboard.trend.Judged;
import skilltide.dashboard.trend.Judgements;
import skilltide.dashboard.trend.ShareInterval;
import skilltide.dashboard.trend.Verdict;
import skilltide.dashboard.trend.Windows;

/** Answers as tables. */
public final class AnswerTable {

  private AnswerTable() {}

  /** The columns of a ranking by a measure. */
  public static List<Field> ranking(Measure measure) {
    return List.of(Field.of(WHOLE, "rank"), Field.optional(WHOLE, "rankChange"), Field.of(TEXT, "skill"),
        Field.of(TEXT, "name"), Field.of(TEXT, "kind"), Field.of(WHOLE, measure.counted()),
        Field.optional(NUMBER, "share"), Field.of(WHOLE, "previous"), Field.optional(NUMBER, "previousShare"),
        Field.optional(NUMBER, "change"), Field.optional(TEXT, "verdict"),
        Field.optional(TEXT, "reason").saying("Why there is no verdict, or no estimate."),
        Field.optional(NUMBER, "estimate").saying("Of the change between the windows that were judged."),
        Field.optional(NUMBER, "intervalLow").saying("Of the change's 95 % interval."),
        Field.optional(NUMBER, "intervalHigh"),
        Field.optional(NUMBER, "drawnLow").saying("Of its interval at the level of the verdict."),
        Field.optional(NUMBER, "drawnHigh"), Field.optional(NUMBER, "detectable"),
        Field.optional(NUMBER, "constantShare").saying("Of the sources in both windows that were judged."),
        Field.optional(NUMBER, "constantPrevious"), Field.of(TRUTH, "provisional"),
        Field.of(TIME, "from").saying("The window of the counts."), Field.of(TIME, "to"),
        Field.of(TIME, "baselineFrom").saying("The window of the previous counts."), Field.of(TIME, "baselineTo"),
        Field.optional(DAY, "judged"), Field.optional(DAY, "judgedFrom").saying("The windows that were judged."),
        Field.optional(DAY, "judgedTo"), Field.optional(DAY, "judgedBaselineFrom"),
        Field.optional(DAY, "judgedBaselineTo"));
  }

  /** The columns of series of a measure. */
  public static List<Field> series(Measure measure) {
    return List.of(Field.of(TIME, "time"), Field.of(TEXT, "skill"), Field.of(TEXT, "name"),
        Field.of(WHOLE, measure.counted()), Field.of(WHOLE, "total"), Field.optional(NUMBER, "share"),
        Field.optional(NUMBER, "shareLow").saying("Of the share's 95 % interval."), Field.optional(NUMBER, "shareHigh"),
        Field.optional(NUMBER, "constantShare").saying("Of the sources that were there all the time."),
        Field.of(TRUTH, "provisional"));
  }

  /** A ranking: one row a skill. */
  public static Table of(TopAnswer answer) {
    Table table = new Table(ranking(answer.view().measure()));
    Window before = answer.window().before(answer.view());
    Optional<Windows> windows = answer.said().judgements().map(Judgements::windows);
    for (TopRow row : answer.rows()) {
      table.row(row.rank(), row.rankChange(), row.skill().id(), row.skill().name(), row.skill().kind().word(),
          row.count(), row.share(), row.previous(), row.previousShare(), row.change(),
          row.verdict().map(Verdict::word), reason(row, answer.said()), judged(row, Judged::change),
          judged(row, each -> each.interval().low()), judged(row, each -> each.interval().high()),
          judged(row, each -> each.drawn().low()), judged(row, each -> each.drawn().high()),
          judged(row, Judged::detectable), judged(row, Judged::now), judged(row, Judged::before), answer.provisional(),
          answer.window().start(), answer.window().end(), before.start(), before.end(),
          windows.map(each -> each.judged().toString()), windows.map(each -> each.from().toString()),
          windows.map(each -> each.to().toString()), windows.map(each -> each.baselineFrom().toString()),
          windows.map(each -> each.baselineTo().toString()));
    }
    return table;
  }

  private static Optional<String> reason(TopRow row, Said said) {
    return row.verdict().isPresent()
        ? row.judged().isPresent() ? Optional.empty() : Optional.of(JudgementJson.TOO_FEW)
        : Optional.of(said.reason()).filter(reason -> !reason.isEmpty());
  }

  private static Optional<Double> judged(TopRow row, ToDoubleFunction<Judged> figure) {
    return row.judged().map(figure::applyAsDouble).filter(Double::isFinite).map(known -> Math.round(known * 1e6) / 1e6);
  }

  /** Series: one row a skill and step. */
  public static Table of(SeriesAnswer answer) {
    Table table = new Table(series(answer.view().measure()));
    for (Line line : answer.series()) {
      for (int i = 0; i < line.counts().size(); i++) {
        Point point = answer.points().get(i);
        table.row(point.start(), line.skill().id(), line.skill().name(), line.counts().get(i), point.total(),
            answer.share(line, i), interval(answer, line, i, ShareInterval::low),
            interval(answer, line, i, ShareInterval::high), constantShare(answer, line, i), point.provisional());
      }
    }
    return table;
  }

  static double interval(SeriesAnswer answer, Line line, int point, ToDoubleFunction<ShareInterval> end) {
    return answer.interval(line, point).map(interval -> Share.round(end.applyAsDouble(interval))).orElse(Double.NaN);
  }

  static OptionalDouble constantShare(SeriesAnswer answer, Line line, int point) {
    int place = answer.series().indexOf(line);
    return answer.beside().constant().map(constant -> constant.share(place, point)).orElse(OptionalDouble.empty());
  }
}
