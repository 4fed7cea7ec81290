package skilltide.dashboard.trend;

/**
 * What one look says of one skill. Changes are relative: 0.5 is half as much again.
 *
 * @param skill its id
 * @param before the share in the older window, 0 to 1, every source weighing the same in both
 * @param now the share in the newer one
 * @param change of the share
 * @param interval that covers the change in 95 of 100 cases
 * @param drawn the interval at the level of the whole family, clear of the tide when and only when there is a direction
 * @param detectable the smallest change that would have shown: exp(half the width of {@code drawn}, on the log scale) − 1, counted from
 *     the tide; 0.48 says that a share must have grown by 48 %, or shrunk to 1/1.48 of it; NaN where no change could show
 * @param significance the false discovery rate at which there would be a direction (q)
 * @param direction whether the change is more than chance and the tide
 * @param steady whether the change is surely less than a tenth, up or down
 * @param isNew whether there was as good as nothing before: then there are no intervals
 * @param isGone whether there is as good as nothing left: then there are none either
 */
public record Judged(String skill, double before, double now, double change, Interval interval, Interval drawn,
    double detectable,
    double significance, Verdict direction, boolean steady, boolean isNew,
    boolean isGone) {

  /**
   * From one change to another.
   *
   * @param low NaN where there is none
   * @param high not below {@code low}
   */
  public record Interval(double low, double high) {
    static final Interval NONE = new Interval(Double.NaN, Double.NaN);

    /** exp(middle ± half) − 1. */
    static Interval around(double middle, double half) {
      return new Interval(Math.expm1(middle - half), Math.expm1(middle + half));
    }

    public boolean isKnown() {
      return !Double.isNaN(low);
    }
  }
}
