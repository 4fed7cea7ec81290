package skilltide.dashboard.feed;

import java.time.Duration;
import java.time.Instant;
import skilltide.streams.result.ResultTopics;

/** How long a reader of compacted topics may be away, and go on where it was all the same. */
final class Absence {
  private Absence() {}

  /**
   * Lets a reader go on.
   *
   * @param level when it last had all that there was; a time to come is as little to be believed as one long gone
   * @throws StaleStoreException when it was away for too long
   */
  static void check(Instant level, Instant now) {
    if (Duration.between(level, now).abs().compareTo(ResultTopics.LONGEST_ABSENCE) > 0) {
      throw new StaleStoreException(
          "all that there was, was last had at %s; what was forgotten since may have left Kafka without a trace"
              .formatted(level));
    }
  }
}
