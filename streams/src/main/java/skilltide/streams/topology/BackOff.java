package skilltide.streams.topology;

import java.time.Duration;
import java.time.Instant;

/**
 * How long an application of which a thread failed waits before it starts again: not at all the first time, a second longer with
 * each failure that follows within a minute, and never so long that Kafka or whoever stops it loses patience.
 */
final class BackOff {
  private static final Duration QUIET = Duration.ofMinutes(1);
  private static final int MOST_SECONDS = 5;

  private Instant last = Instant.MIN;
  private int inARow;

  /** A thread fails now; how long to wait. */
  synchronized Duration failed(Instant now) {
    inARow = now.isAfter(last) && last.isAfter(now.minus(QUIET)) ? inARow + 1 : 0;
    last = now;
    return Duration.ofSeconds(Math.min(inARow, MOST_SECONDS));
  }
}
