package skilltide.streams.topology;

import java.time.Duration;

/**
 * When tasks write: at once after quiet, once a tick while it goes on. While an application catches up with what lies long
 * in its topics nobody waits for the newest figures, and fewer, larger transactions bring it there sooner: then once a
 * second. One for all tasks of an application in this process, since what one of them commits all of its thread do, and
 * what lies long in one topic has only just been sent to the next. Times are milliseconds since 1970 by the wall clock.
 */
final class Pace {
  private static final long BEHIND = Duration.ofSeconds(2).toMillis();
  private static final long CATCHING_UP = Duration.ofSeconds(1).toMillis();

  private final long tick;
  private volatile long lastBehind = -CATCHING_UP;

  /** @param tick how long changed rows are gathered before they are published */
  Pace(Duration tick) {
    this.tick = tick.toMillis();
  }

  Duration tick() {
    return Duration.ofMillis(tick);
  }

  /**
   * A record is counted.
   *
   * @param sent when it was sent to Kafka
   */
  void counted(long now, long sent) {
    if (now - sent > BEHIND && now != lastBehind) {
      lastBehind = now;
    }
  }

  /**
   * Whether it is time to write.
   *
   * @param written when it was done last
   */
  boolean isTime(long now, long written) {
    boolean catchingUp = Math.abs(now - lastBehind) < tick + CATCHING_UP;
    return now < written || now - written >= (catchingUp ? Math.max(tick, CATCHING_UP) : tick); // clocks are set back
  }
}
