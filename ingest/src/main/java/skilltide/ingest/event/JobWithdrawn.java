package skilltide.ingest.event;

import java.time.Instant;

/**
 * A posting was taken down.
 *
 * @param posting which one; it may be unknown as yet
 * @param revision the source's time of the change, else the time of receipt
 * @param withdrawn when it was taken down: the day on which the withdrawal counts
 */
public record JobWithdrawn(PostingId posting, Instant revision, Instant withdrawn) implements PostingEvent {
  @Override
  public String key() {
    return posting.toString();
  }
}
