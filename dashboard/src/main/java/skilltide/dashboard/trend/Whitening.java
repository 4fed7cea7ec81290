package skilltide.dashboard.trend;

import java.util.Arrays;

/**
 * Takes out of a series what its own past foretells: an autoregression whose order, at most {@value #MOST}, Akaike's criterion chooses,
 * fitted by Levinson and Durbin's recursion (Brockwell and Davis, "Time Series: Theory and Methods", 1991, 5.2 and 9.3).
 */
final class Whitening {
  private static final int MOST = 4;

  private Whitening() {}

  /** What is left, of the months that have a past long enough: as many fewer as the order. */
  static double[] of(double[] series) {
    double mean = Arrays.stream(series).average().orElse(0);
    double[] centred = Arrays.stream(series).map(each -> each - mean).toArray();
    double[] chosen = coefficients(covariances(centred), series.length);
    double[] left = new double[centred.length - chosen.length];
    for (int t = 0; t < left.length; t++) {
      left[t] = centred[t + chosen.length];
      for (int i = 0; i < chosen.length; i++) {
        left[t] -= chosen[i] * centred[t + chosen.length - 1 - i];
      }
    }
    return left;
  }

  private static double[] covariances(double[] centred) {
    double[] covariances = new double[MOST + 1];
    for (int lag = 0; lag <= MOST; lag++) {
      for (int t = lag; t < centred.length; t++) {
        covariances[lag] += centred[t] * centred[t - lag] / centred.length;
      }
    }
    return covariances;
  }

  private static double[] coefficients(double[] covariances, int length) {
    double[] best = new double[0];
    if (covariances[0] == 0) {
      return best;
    }
    double[] current = best;
    double variance = covariances[0];
    double least = length * Math.log(variance);
    for (int order = 1; order <= MOST; order++) {
      double reflection = covariances[order];
      for (int i = 0; i < current.length; i++) {
        reflection -= current[i] * covariances[order - 1 - i];
      }
      reflection /= variance;
      double[] next = new double[order];
      next[order - 1] = reflection;
      for (int i = 0; i < current.length; i++) {
        next[i] = current[i] - reflection * current[current.length - 1 - i];
      }
      current = next;
      variance *= 1 - reflection * reflection;
      double criterion = variance <= 0 ? Double.NEGATIVE_INFINITY : length * Math.log(variance) + 2 * order;
      if (criterion < least) {
        least = criterion;
        best = current;
      }
      if (variance <= 0) {
        break;
      }
    }
    return best;
  }
}
