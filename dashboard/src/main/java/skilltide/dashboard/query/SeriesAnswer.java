package skilltide.dashboard.query;

import java.time.Instant;
import java.util.List;
import skilltide.streams.taxonomy.Skill;

/**
 * Skills along time.
 *
 * @param asOf what time it is in the world that is shown
 * @param revision a digest of the rows that the figures rest on
 * @param view what was asked for
 * @param window which buckets that comes to
 * @param points the steps, in order
 * @param series in the order in which they were asked for
 */
public record SeriesAnswer(Instant asOf, long revision, View view, Window window, List<Point> points,
    List<Line> series) {

  /**
   * One step.
   *
   * @param start when it begins
   * @param provisional whether more may be heard of it
   * @param total how many there are in all, whether or not they name a skill
   */
  public record Point(Instant start, boolean provisional, long total) {}

  /**
   * One skill along time.
   *
   * @param counts for each step how many name it
   */
  public record Line(Skill skill, List<Long> counts) {}

  /** The part that a skill is of all in a step; NaN where there is nothing to be part of. */
  double share(Line line, int point) {
    return Share.atAll(line.counts().get(point), points.get(point).total());
  }
}
