package skilltide.ingest.event;

import java.time.Instant;

/**
 * A posting must never have been: spam, or a legal demand. Whatever is known of it up to this revision is taken back and
 * erased; a later revision counts as if it were new.
 *
 * @param posting which one; it may be unknown as yet
 * @param revision forgets every event of the posting up to and with this revision
 */
public record JobForgotten(PostingId posting, Instant revision) implements PostingEvent {
  @Override
  public String key() {
    return posting.toString();
  }
}
