package skilltide.dashboard.query;

import java.util.OptionalDouble;

/** Parts of a whole, to six places. */
final class Share {
  /** Of fewer, a part says nothing. */
  private static final int LEAST = 10;
  private static final double PLACES = 1e6;

  private Share() {}

  /** The part, empty when the whole is too small to say. */
  static OptionalDouble of(long part, long whole) {
    return whole < LEAST ? OptionalDouble.empty() : OptionalDouble.of(round((double) part / whole));
  }

  /** The part however small the whole is; NaN of nothing. */
  static double atAll(long part, long whole) {
    return whole <= 0 ? Double.NaN : round((double) part / whole);
  }

  /** How much more the first share is than the second, relative to that; empty where there is nothing to compare. */
  static OptionalDouble change(long part, long whole, long partBefore, long wholeBefore) {
    if (whole < LEAST || wholeBefore < LEAST || partBefore <= 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(round((double) part / whole * wholeBefore / partBefore - 1));
  }

  static double round(double share) {
    return Math.round(share * PLACES) / PLACES;
  }
}
