package skilltide.dashboard.query;

import java.util.Arrays;

/** Shares along time, oldest first; NaN where there was nothing to be part of. Immutable, compared by content. */
public final class Trend {
  private final double[] shares;

  Trend(double[] shares) {
    this.shares = shares;
  }

  public int size() {
    return shares.length;
  }

  /** The share at a place, from 0 to 1, or NaN. */
  public double at(int place) {
    return shares[place];
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
