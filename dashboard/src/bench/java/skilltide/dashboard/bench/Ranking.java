package skilltide.dashboard.bench;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import skilltide.dashboard.query.TopAnswer;
import skilltide.dashboard.query.TopRow;

/**
 * A ranking as whoever answers it should give it.
 *
 * @param sources how many postings come from each; empty where the view does not tell
 * @param repostShare of the postings, to six places; NaN where there are none
 */
record Ranking(long total, long previousTotal, List<Line> lines, Map<String, Long> sources, double repostShare) {

  /**
   * A skill of it.
   *
   * @param gained places since the baseline; {@link Integer#MIN_VALUE} where it had none
   * @param trend shares to four places, NaN of nothing
   */
  record Line(String skill, long count, long previous, int gained, List<Double> trend) {}

  static Ranking of(TopAnswer answer) {
    return new Ranking(answer.total(), answer.previousTotal(), answer.rows().stream().map(Ranking::line).toList(),
        answer.quality().sources().orElse(Map.of()), answer.quality().repostShare().orElse(Double.NaN));
  }

  private static Line line(TopRow row) {
    return new Line(row.skill().id(), row.count(), row.previous(), row.rankChange().orElse(Integer.MIN_VALUE),
        IntStream.range(0, row.trend().size()).mapToObj(row.trend()::at).toList());
  }
}
