package skilltide.dashboard.live;

/**
 * How often something may happen: so often a second in the long run, several times as much at once (the generic cell rate
 * algorithm, ITU-T I.371). For one thread.
 */
final class Allowance {
  private static final long SECOND = 1_000_000_000L;
  private static final long BURST = 4 * SECOND;

  private long even;

  /** @param now as {@link System#nanoTime} has it */
  Allowance(long now) {
    even = now;
  }

  /** Whether it may happen now; then it counts. */
  boolean take(long now, int perSecond) {
    long next = Math.max(even - now, 0) + SECOND / perSecond;
    if (next > BURST) {
      return false;
    }
    even = now + next;
    return true;
  }
}
