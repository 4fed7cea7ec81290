package skilltide.dashboard.feed;

import java.time.Duration;
import java.time.Instant;
import skilltide.streams.result.ResultTopics;

/** How long a reader of compacted topics may be away, and go on where it was all the same. */
final class Absence {
  /** A day less than word of what is gone is kept: reading takes its time, and clocks are apart. */
  static final Duration LONGEST = ResultTopics.TOMBSTONES_KEPT.minusDays(1);

  private Absence() {}

  /**
   * Lets a reader go on.
   *
   * @param level when it last had all that there was; a time to come is as little to be believed as one long gone
   * @throws StaleStoreException when it was away for too long
   */
  static void check(Instant level, Instant now) {
    if (Duration.between(level, now).abs().compareTo(LONGEST) > 0) {
      throw new StaleStoreException(
          "all that there was, was last had at %s; what was forgotten since may have left Kafka without a trace"
              .formatted(level));
    }
  }
}
