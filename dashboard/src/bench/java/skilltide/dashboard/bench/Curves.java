package skilltide.dashboard.bench;

import java.util.List;
import skilltide.dashboard.query.SeriesAnswer;
import skilltide.dashboard.query.SeriesAnswer.Line;
import skilltide.dashboard.query.SeriesAnswer.Point;

/**
 * Series as whoever answers them should give them.
 *
 * @param totals step by step
 * @param counts skill by skill, step by step
 */
record Curves(List<Long> totals, List<List<Long>> counts) {

  static Curves of(SeriesAnswer answer) {
    return new Curves(answer.points().stream().map(Point::total).toList(),
        answer.series().stream().map(Line::counts).toList());
  }
}
