package skilltide.dashboard.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the cube is.
 *
 * @param caughtUp whether everything was read that was there when reading began, at first or after a failure
 * @param trouble why nothing can be read just now; empty when all is well
 * @param behind how many records are still to be read, as far as is known
 * @param newest when the newest event in the rows of postings was received; empty while there is none
 * @param lag how old the event that came last was when it reached the cube; empty until one came after the catching up
 * @param reached the offset up to which each partition of rows is read
 */
public record FeedState(boolean caughtUp, Optional<String> trouble, long behind, Optional<Instant> newest,
    Optional<Duration> lag, Map<TopicPartition, Long> reached) {
  static final FeedState BEGINNING = new FeedState(false, Optional.empty(), 0, Optional.empty(), Optional.empty(),
      Map.of());

  FeedState upToDate() {
    return new FeedState(true, trouble, behind, newest, lag, reached);
  }

  FeedState reaching(long recordsBehind) {
    return new FeedState(caughtUp, Optional.empty(), recordsBehind, newest, lag, reached);
  }

  FeedState at(Map<TopicPartition, Long> offsets) {
    return new FeedState(caughtUp, trouble, behind, newest, lag, Map.copyOf(offsets));
  }

  FeedState troubled(String by) {
    return new FeedState(caughtUp, Optional.of(by), behind, newest, lag, reached);
  }

  /** Other than trouble with Kafka: nobody can tell how right the cube is until it catches up again. */
  FeedState failed(String by) {
    return new FeedState(false, Optional.of(by), behind, newest, lag, reached);
  }

  /**
   * With rows that are taken over now.
   *
   * @param posting when the newest event in those of postings was received
   * @param received when the newest event in all of them was
   */
  FeedState reading(Optional<Instant> posting, Instant received, Instant now) {
    Optional<Instant> latest = Stream.concat(newest.stream(), posting.stream()).max(Comparator.naturalOrder());
    return new FeedState(caughtUp, trouble, behind, latest,
        caughtUp ? Optional.of(Duration.between(received, now)) : lag, reached);
  }
}
