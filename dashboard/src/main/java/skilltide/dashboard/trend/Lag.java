package skilltide.dashboard.trend;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * By how many months the demand for a skill comes after the interest in it, if the two move together at all.
 *
 * <p>Both are taken as monthly changes, each whitened by its own autoregression, for two series that each go on as they went seem to go
 * together whatever they are (Haugh, "Checking the independence of two covariance-stationary time series", 1976). Their correlation is
 * looked for at every lag up to a year; the largest, |r| √n of n pairs, counts when permutations of the months hardly ever have as large a
 * one at any lag.
 *
 * @param lag months that demand comes after interest; below 0: before it
 * @param low the least lag of those that, in 95 of 100 cases, hold the true one: where the largest correlation falls when the months are
 *     drawn anew with the link as it was found
 * @param high the greatest of them
 * @param correlation at the lag, −1 to 1
 * @param significance how often two series that have nothing to do with each other would show as large a one
 */
public record Lag(int lag, int low, int high, double correlation, double significance) {
  /** Of fewer months that follow on each other nothing is told. */
  public static final int LEAST_MONTHS = 36;
  /** A year, at most. */
  public static final int MOST = 12;
  // Whitening is fitted to the months it whitens, so that of independent series a few more than this show a link: 5 in 100 are allowed.
  private static final double RATE = 0.03;
  private static final int PERMUTATIONS = 1_999;
  private static final int DRAWN = 999;
  // The same months, the same answer.
  private static final long SEED = 1976;

  /** The largest correlation and where it is. */
  private record Peak(int lag, double correlation, double size) {}

  /** Whether there is a link. */
  public boolean isThere() {
    return significance <= RATE;
  }

  /**
   * Looks for one.
   *
   * @param interest the log of the share of views, month after month
   * @param demand the log of the share of postings, of the same months
   * @throws IllegalArgumentException when there are fewer than {@value #LEAST_MONTHS}, or not as many of both
   */
  public static Lag of(double[] interest, double[] demand) {
    if (interest.length != demand.length || interest.length < LEAST_MONTHS) {
      throw new IllegalArgumentException("%d and %d months".formatted(interest.length, demand.length));
    }
    double[] x = Whitening.of(changes(interest));
    double[] y = Whitening.of(changes(demand));
    int length = Math.min(x.length, y.length);
    x = Arrays.copyOfRange(x, x.length - length, x.length);
    y = Arrays.copyOfRange(y, y.length - length, y.length);
    SplittableRandom random = new SplittableRandom(SEED);
    Peak peak = peak(x, y);
    int asLarge = 1;
    double[] permuted = x.clone();
    for (int i = 0; i < PERMUTATIONS; i++) {
      shuffle(permuted, random);
      asLarge += peak(permuted, y).size >= peak.size ? 1 : 0;
    }
    int[] lags = drawn(x, y, peak, random);
    return new Lag(peak.lag, lags[(int) (0.025 * DRAWN)], lags[(int) (0.975 * DRAWN)], peak.correlation,
        asLarge / (PERMUTATIONS + 1.0));
  }

  // Lags of worlds in which the link is what it was found to be: the part of y that x explains, and the rest drawn anew.
  private static int[] drawn(double[] x, double[] y, Peak peak, SplittableRandom random) {
    double[] from = standardised(x);
    double[] to = standardised(y);
    double[] rest = new double[to.length];
    for (int t = 0; t < to.length; t++) {
      int source = t - peak.lag;
      rest[t] = to[t] - (source >= 0 && source < from.length ? peak.correlation * from[source] : 0);
    }
    int[] lags = new int[DRAWN];
    double[] other = new double[to.length];
    for (int i = 0; i < DRAWN; i++) {
      for (int t = 0; t < other.length; t++) {
        int source = t - peak.lag;
        double explained = source >= 0 && source < from.length ? from[source] : from[random.nextInt(from.length)];
        other[t] = peak.correlation * explained + rest[random.nextInt(rest.length)];
      }
      lags[i] = peak(from, other).lag;
    }
    Arrays.sort(lags);
    return lags;
  }

  private static Peak peak(double[] x, double[] y) {
    Peak best = new Peak(0, 0, -1);
    for (int lag = -MOST; lag <= MOST; lag++) {
      double correlation = correlation(x, y, lag);
      double size = Math.abs(correlation) * Math.sqrt(x.length - Math.abs(lag));
      if (size > best.size) {
        best = new Peak(lag, correlation, size);
      }
    }
    return best;
  }

  /** Of y with x so many months earlier. */
  private static double correlation(double[] x, double[] y, int lag) {
    int first = Math.max(0, lag);
    int end = Math.min(y.length, x.length + lag);
    double sumX = 0;
    double sumY = 0;
    for (int t = first; t < end; t++) {
      sumX += x[t - lag];
      sumY += y[t];
    }
    int pairs = end - first;
    double products = 0;
    double squaresX = 0;
    double squaresY = 0;
    for (int t = first; t < end; t++) {
      double dx = x[t - lag] - sumX / pairs;
      double dy = y[t] - sumY / pairs;
      products += dx * dy;
      squaresX += dx * dx;
      squaresY += dy * dy;
    }
    return squaresX == 0 || squaresY == 0 ? 0 : products / Math.sqrt(squaresX * squaresY);
  }

  private static double[] changes(double[] series) {
    double[] changes = new double[series.length - 1];
    Arrays.setAll(changes, i -> series[i + 1] - series[i]);
    return changes;
  }

  private static double[] standardised(double[] series) {
    double mean = Arrays.stream(series).average().orElse(0);
    double deviation = Math.sqrt(Arrays.stream(series).map(each -> (each - mean) * (each - mean)).average().orElse(0));
    return Arrays.stream(series).map(each -> deviation == 0 ? 0 : (each - mean) / deviation).toArray();
  }

  private static void shuffle(double[] values, SplittableRandom random) {
    for (int i = values.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      double kept = values[i];
      values[i] = values[other];
      values[other] = kept;
    }
  }
}
