package skilltide.dashboard.query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import skilltide.dashboard.trend.ShareInterval;
import skilltide.streams.taxonomy.Skill;

/**
 * Skills along time.
 *
 * @param asOf what time it is in the world that is shown
 * @param revision a digest of what the figures rest on
 * @param view what was asked for
 * @param window which buckets that comes to
 * @param points the steps, in order
 * @param series in the order in which they were asked for
 * @param beside what the readings add
 */
public record SeriesAnswer(Instant asOf, long revision, View view, Window window, List<Point> points, List<Line> series,
    Beside beside) {

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

  /**
   * What the readings add to the counts.
   *
   * @param dispersion how many times the binomial variance that of shares is; empty when it is not known
   * @param constant the same steps of constant sources alone; absent where all are, or it is not known which
   */
  record Beside(OptionalDouble dispersion, Optional<Constant> constant) {
    static final Beside NOTHING = new Beside(OptionalDouble.empty(), Optional.empty());
  }

  /**
   * Steps of the sources that were there throughout.
   *
   * @param totals for each step
   * @param counts for each skill, for each step
   */
  record Constant(List<String> sources, List<Long> totals, List<List<Long>> counts) {
    OptionalDouble share(int skill, int point) {
      return Share.of(counts.get(skill).get(point), totals.get(point));
    }
  }

  /** The part that a skill is of all in a step; empty where all are too few to say. */
  OptionalDouble share(Line line, int point) {
    return Share.of(line.counts().get(point), points.get(point).total());
  }

  /**
   * In 95 of 100 cases the share lies in it of all that might have been posted; empty where all are too few to say, or it is not known how
   * those that are counted cluster: while readings cannot be asked; of views, and of what is open or withdrawn.
   */
  Optional<ShareInterval> interval(Line line, int point) {
    return beside.dispersion.isPresent() && share(line, point).isPresent()
        ? Optional.of(ShareInterval.of(line.counts().get(point), points.get(point).total(),
            beside.dispersion.getAsDouble()))
        : Optional.empty();
  }

  /** The same with what the readings add. */
  SeriesAnswer with(Beside other) {
    return new SeriesAnswer(asOf, revision + Revision.of(other.toString()), view, window, points, series, other);
  }
}
