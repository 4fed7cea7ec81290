package skilltide.dashboard.trend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.TDistribution;
import skilltide.dashboard.trend.Comparison.Cells;
import skilltide.dashboard.trend.Estimate.Scale;
import skilltide.dashboard.trend.Judged.Interval;

/**
 * Tells changes of share from chance and from the tide, for all skills of a comparison at once.
 *
 * <p>The variance of each skill is shrunk towards the family's; a skill has moved when it has left the tide's corridor at a false discovery
 * rate of 5 % (Benjamini and Hochberg 1995), and its interval is drawn at the level that agrees with that (Benjamini and Yekutieli,
 * "False discovery rate-adjusted multiple confidence intervals for selected parameters", 2005). The family depends on the comparison
 * alone, never on what is shown of it.
 */
public final class Judge {
  /** Part of the verdicts that may be false. */
  static final double RATE = 0.05;
  // Of both windows together: to ask for so many in each would leave out just those that changed, and intervals would not hold.
  private static final int LEAST_POSTINGS = 20;
  private static final int LEAST_POSTERS = 16;
  /** With fewer in a window there is as good as nothing: no ratio can be told. */
  private static final int NOTHING = 5;
  /** As many in the other one make that news. */
  private static final int SOMETHING = 20;
  private static final int SOMETHINGS_POSTERS = 10;
  /** Degrees of freedom of a skill's own dispersion, and of what the family's is worth. */
  private static final int OWN = Comparison.GROUPS - 1;
  private static final int FAMILY = 12;
  private static final TDistribution T = TDistribution.of(OWN + FAMILY);
  private static final double LEVEL = T.inverseSurvivalProbability(RATE / 2);
  private static final double TRIMMED = 0.25;
  private static final double STEADY = Math.log(1.1);

  /** A skill of which there is as good as nothing in one window. */
  private record Extreme(Estimate estimate, boolean isNew) {}

  private Judge() {}

  /** Looks once. */
  public static Look look(Comparison comparison) {
    SortedMap<String, Estimate> family = new TreeMap<>();
    SortedMap<String, Extreme> extremes = new TreeMap<>();
    comparison.skills().forEach((skill, cells) -> {
      if (isOfFamily(cells)) {
        family.put(skill, Estimate.of(comparison.all(), cells, Scale.LOG));
      } else if (isOnly(1, cells) || isOnly(0, cells)) {
        extremes.put(skill, new Extreme(Estimate.of(comparison.all(), cells, Scale.LINEAR), isOnly(1, cells)));
      }
    });
    double dispersion = median(family.values().stream().filter(each -> each.binomial() > 0)
        .mapToDouble(Estimate::dispersion).toArray());
    double tide = trimmedMean(family.values().stream().mapToDouble(Estimate::change).toArray());
    // Those that are new, or gone, were chosen by what is to be tested; among all others they are judged as strictly as these.
    double[] q = adjusted(DoubleStream.concat(
        family.values().stream().mapToDouble(each -> p(distance(each.change(), tide), deviation(each, dispersion))),
        extremes.values().stream().map(Extreme::estimate)
            .mapToDouble(each -> p(each.change(), deviation(each, dispersion))))
        .toArray());
    int moved = (int) Arrays.stream(q).filter(each -> each <= RATE).count();
    double drawnAt = T.inverseSurvivalProbability(RATE * Math.max(moved, 1) / Math.max(q.length, 1) / 2);
    List<Judged> skills = new ArrayList<>();
    family.forEach((skill, estimate) -> skills.add(judged(skill, estimate, deviation(estimate, dispersion),
        q[skills.size()], tide, drawnAt)));
    extremes.forEach((skill, extreme) -> skills.add(judged(skill, extreme, q[skills.size()])));
    return Look.of(skills, new Interval(Math.expm1(Math.min(0, tide)), Math.expm1(Math.max(0, tide))), q.length, moved,
        dispersion, comparison);
  }

  private static Judged judged(String skill, Estimate estimate, double deviation, double q, double tide,
      double drawnAt) {
    double change = estimate.change();
    Verdict direction = q > RATE ? Verdict.UNCLEAR : change > Math.max(0, tide) ? Verdict.RISING : Verdict.FALLING;
    double half = LEVEL * deviation;
    boolean steady = direction == Verdict.UNCLEAR && change - half > -STEADY && change + half < STEADY;
    double drawn = drawnAt * deviation;
    return new Judged(skill, Math.expm1(change), Interval.around(change, half), Interval.around(change, drawn),
        deviation == 0 ? Double.NaN : Math.expm1(drawn), q, direction, steady, false, false);
  }

  // There is no ratio to nothing, so no interval.
  private static Judged judged(String skill, Extreme extreme, double q) {
    Estimate estimate = extreme.estimate;
    boolean isNew = extreme.isNew;
    boolean moved = q <= RATE && estimate.change() > 0 == isNew;
    Verdict direction = !moved ? Verdict.UNCLEAR : isNew ? Verdict.RISING : Verdict.FALLING;
    double change = estimate.before() == 0 ? Double.NaN : estimate.now() / estimate.before() - 1;
    return new Judged(skill, change, Interval.NONE, Interval.NONE, Double.NaN, q, direction, false, isNew, !isNew);
  }

  private static boolean isOfFamily(Cells skill) {
    return skill.of(0) + skill.of(1) >= LEAST_POSTINGS && skill.posters(0) + skill.posters(1) >= LEAST_POSTERS
        && Math.min(skill.of(0), skill.of(1)) >= NOTHING;
  }

  /** Whether there is something in a window and as good as nothing in the other. */
  private static boolean isOnly(int window, Cells skill) {
    return skill.of(1 - window) < NOTHING && skill.of(window) >= SOMETHING
        && skill.posters(window) >= SOMETHINGS_POSTERS;
  }

  private static double deviation(Estimate estimate, double familys) {
    return Math.sqrt(estimate.binomial() * (OWN * estimate.dispersion() + FAMILY * familys) / (OWN + FAMILY));
  }

  private static double distance(double change, double tide) {
    return Math.max(0, Math.max(change - Math.max(0, tide), Math.min(0, tide) - change));
  }

  // Two-sided. A share that cannot vary, being all postings of both windows, has not changed.
  private static double p(double distance, double deviation) {
    return deviation == 0 ? 1 : 2 * T.survivalProbability(Math.abs(distance) / deviation);
  }

  /** The false discovery rate at which each would be discovered: q. */
  static double[] adjusted(double[] p) {
    Integer[] order = new Integer[p.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (one, other) -> Double.compare(p[one], p[other]));
    double[] q = new double[p.length];
    double least = 1;
    for (int i = p.length - 1; i >= 0; i--) {
      least = Math.min(least, p[order[i]] * p.length / (i + 1));
      q[order[i]] = least;
    }
    return q;
  }

  /** Of the half in the middle; 0 of nothing. */
  static double trimmedMean(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int left = (int) (sorted.length * TRIMMED);
    return Arrays.stream(sorted, left, sorted.length - left).average().orElse(0);
  }

  /** 1, the binomial one, of nothing. */
  private static double median(double[] values) {
    if (values.length == 0) {
      return 1;
    }
    Arrays.sort(values);
    return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
  }
}
