package skilltide.streams.topology;

import java.time.Duration;

/**
 * When a task writes: at once after quiet, once a tick while it goes on. While it catches up with what lies long in its
 * topic nobody waits for the newest figures, and fewer, larger transactions bring it there sooner: then once a second.
 * Times are milliseconds since 1970.
 */
final class Pace {
  private static final long BEHIND = Duration.ofSeconds(2).toMillis();
  private static final long CATCHING_UP = Duration.ofSeconds(1).toMillis();

  private final long tick;
  private long written;
  private long behindUntil;

  Pace(Duration tick) {
    this.tick = tick.toMillis();
  }

  /**
   * A record is counted.
   *
   * @param sent when it was sent to Kafka
   */
  void counted(long now, long sent) {
    if (now - sent > BEHIND) {
      behindUntil = now + tick;
    }
  }

  /** Whether it is time to write. */
  boolean isTime(long now) {
    return now - written >= (now < behindUntil ? Math.max(tick, CATCHING_UP) : tick);
  }

  void written(long now) {
    written = now;
  }
}
