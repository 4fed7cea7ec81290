package skilltide.dashboard.query;

import static skilltide.dashboard.query.Field.Type.NUMBER;
import static skilltide.dashboard.query.Field.Type.TEXT;
import static skilltide.dashboard.query.Field.Type.TIME;
import static skilltide.dashboard.query.Field.Type.TRUTH;
import static skilltide.dashboard.query.Field.Type.WHOLE;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import skilltide.dashboard.query.SeriesAnswer.Line;
import skilltide.dashboard.query.SeriesAnswer.Point;
import skilltide.dashboard.trend.ShareInterval;

/** A few skills side by side along time: how many, which part of all, and how that went. */
public final class Comparing {
  /** More lines than this nobody can tell apart. */
  public static final int MOST_SKILLS = 8;

  private Comparing() {}

  /**
   * One row a step and skill: the count, its share of all, and that as an index, which is 100 in the first step in which there is a
   * share above zero; beside it the share of constant sources, where not all are. Of fewer than ten in all a share is withheld, and with it the index.
   */
  public static Table table(SeriesAnswer answer) {
    Table table = new Table(fields(answer.view().measure()));
    for (Line line : answer.series()) {
      List<OptionalDouble> shares = shares(answer, line);
      double first = shares.stream().filter(OptionalDouble::isPresent).mapToDouble(OptionalDouble::getAsDouble)
          .filter(share -> share > 0).findFirst().orElse(Double.NaN);
      for (int i = 0; i < shares.size(); i++) {
        Point point = answer.points().get(i);
        double index = 100 * shares.get(i).orElse(Double.NaN) / first;
        table.row(point.start(), line.skill().id(), line.skill().name(), line.counts().get(i), point.total(),
            shares.get(i), AnswerTable.interval(answer, line, i, ShareInterval::low),
            AnswerTable.interval(answer, line, i, ShareInterval::high), AnswerTable.constantShare(answer, line, i),
            Double.isNaN(index) ? index : Math.round(index * 10) / 10.0, point.provisional());
      }
    }
    return table;
  }

  /** The columns of a comparison by a measure. */
  public static List<Field> fields(Measure measure) {
    return List.of(Field.of(TIME, "time"), Field.of(TEXT, "skill"), Field.of(TEXT, "name"),
        Field.of(WHOLE, measure.counted()), Field.of(WHOLE, "total"), Field.optional(NUMBER, "share"),
        Field.optional(NUMBER, "shareLow").saying("Of the share's 95 % interval."), Field.optional(NUMBER, "shareHigh"),
        Field.optional(NUMBER, "constantShare").saying("Of the sources that were there all the time."),
        Field.optional(NUMBER, "index"), Field.of(TRUTH, "provisional"));
  }

  private static List<OptionalDouble> shares(SeriesAnswer answer, Line line) {
    return IntStream.range(0, answer.points().size()).mapToObj(i -> answer.share(line, i)).toList();
  }
}
