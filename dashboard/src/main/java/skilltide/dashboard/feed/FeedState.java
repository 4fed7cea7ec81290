package skilltide.dashboard.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far the cube is.
 *
 * @param caughtUp whether everything was read that was there when reading began
 * @param trouble why nothing can be read just now; empty when all is well
 * @param behind how many records are still to be read, as far as is known
 * @param newest when the newest event in the rows was received; empty while there is none
 * @param lag how old the event that came last was when it reached the cube; empty until one came after the catching up
 */
public record FeedState(boolean caughtUp, Optional<String> trouble, long behind, Optional<Instant> newest,
    Optional<Duration> lag) {
  static final FeedState BEGINNING = new FeedState(false, Optional.empty(), 0, Optional.empty(), Optional.empty());

  FeedState upToDate() {
    return new FeedState(true, trouble, behind, newest, lag);
  }

  FeedState reaching(long recordsBehind) {
    return new FeedState(caughtUp, Optional.empty(), recordsBehind, newest, lag);
  }

  FeedState troubled(String by) {
    return new FeedState(caughtUp, Optional.of(by), behind, newest, lag);
  }

  /** With rows whose newest event was received then, and is taken over now. */
  FeedState reading(Instant received, Instant now) {
    Instant latest = newest.filter(received::isBefore).orElse(received);
    return new FeedState(caughtUp, trouble, behind, Optional.of(latest),
        caughtUp ? Optional.of(Duration.between(received, now)) : lag);
  }
}
