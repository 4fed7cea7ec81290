package skilltide.ingest.event;

import java.time.Instant;

/**
 * All postings of a source must never have been. Unlike every other event it lies in each partition of
 * {@code job-postings}, under the same key.
 *
 * @param source whose postings
 * @param revision forgets every event of the source's postings up to and with this revision
 */
public record SourceForgotten(String source, Instant revision) implements PostingEvent {

  /** @throws MalformedEventException when the source is no such word */
  public SourceForgotten {
    PostingId.requireSource(source);
  }

  /** No posting's key: a posting's id is never empty. */
  @Override
  public String key() {
    return source + ':';
  }
}
