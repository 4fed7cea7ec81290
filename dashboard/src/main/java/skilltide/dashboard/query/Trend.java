package skilltide.dashboard.query;

import java.util.Arrays;

/**
 * Shares along time for a line of some hundred pixels, so to four places; oldest first, NaN where there was nothing to be
 * part of. Immutable, compared by content.
 */
public final class Trend {
  private static final double PLACES = 1e4;

  private final double[] shares;

  Trend(double[] shares) {
    this.shares = shares.clone();
    for (int i = 0; i < shares.length; i++) {
      this.shares[i] = rounded(shares[i]);
    }
  }

  public int size() {
    return shares.length;
  }

  /** The share at a place, from 0 to 1, or NaN. */
  public double at(int place) {
    return shares[place];
  }

  private static double rounded(double share) {
    return Double.isNaN(share) ? share : Math.round(share * PLACES) / PLACES;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Trend trend && Arrays.equals(shares, trend.shares);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(shares);
  }
}
