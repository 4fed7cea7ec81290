package skilltide.dashboard.trend;

import skilltide.dashboard.trend.Comparison.Cells;

/**
 * The change of one skill's share between two windows.
 *
 * <p>Sources weigh the same in both windows, w = half the sum of their parts of each; posters, in groups, are the units of the variance,
 * which is linearised (Taylor series; Binder, "On the variances of asymptotically normal estimators from complex surveys", 1983).
 *
 * @param before the share in the older window, 0 to 1
 * @param now the share in the newer one
 * @param change of the share, on the scale that {@link Scale} says
 * @param binomial the variance of the change if every posting were a poster of its own
 * @param dispersion how many times that the variance between groups of posters is; 0 where there is no binomial one
 */
record Estimate(double before, double now, double change, double binomial, double dispersion) {
  /** What a change is measured on. */
  enum Scale {
    /** ln of the ratio of the shares. */
    LOG,
    /** The difference of the shares. */
    LINEAR
  }

  /** @param scale {@code LOG} needs postings of the skill in both windows */
  static Estimate of(Cells all, Cells skill, Scale scale) {
    int sources = all.sources();
    double[] weights = weights(all);
    double[] shares = new double[Comparison.WINDOWS];
    for (int window = 0; window < shares.length; window++) {
      for (int s = 0; s < sources; s++) {
        shares[window] += weights[s] * share(all, skill, window, s);
      }
    }
    double[] groups = new double[Comparison.GROUPS];
    double binomial = 0;
    for (int window = 0; window < shares.length; window++) {
      double unit = scale == Scale.LOG ? shares[window] : 1;
      for (int s = 0; s < sources; s++) {
        double postings = all.of(window, s);
        double share = share(all, skill, window, s);
        binomial += weights[s] * weights[s] * share * (1 - share) / (postings * unit * unit);
        double part = (window == 1 ? 1 : -1) * weights[s] / (postings * unit);
        for (int g = 0; g < groups.length; g++) {
          groups[g] += part * (skill.of(window, s, g) - share * all.of(window, s, g));
        }
      }
    }
    double squares = 0;
    for (double group : groups) {
      squares += group * group;
    }
    double clustered = squares * Comparison.GROUPS / (Comparison.GROUPS - 1);
    double change = scale == Scale.LOG ? Math.log(shares[1]) - Math.log(shares[0]) : shares[1] - shares[0];
    return new Estimate(shares[0], shares[1], change, binomial, binomial == 0 ? 0 : clustered / binomial);
  }

  private static double[] weights(Cells all) {
    int sources = all.sources();
    double[] weights = new double[sources];
    for (int window = 0; window < Comparison.WINDOWS; window++) {
      double total = all.of(window);
      for (int s = 0; s < sources; s++) {
        weights[s] += all.of(window, s) / total / Comparison.WINDOWS;
      }
    }
    return weights;
  }

  private static double share(Cells all, Cells skill, int window, int source) {
    return (double) skill.of(window, source) / all.of(window, source);
  }
}
