package skilltide.ingest.source;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;

/**
 * What is found while a source is asked once. Nothing of it is published before it is settled, so that half an answer leaves no trace.
 */
public interface Round {

  /** Where the source stood, in the board's own terms; what is written into it is kept when the round is settled. */
  ObjectNode position();

  /** What time it is. */
  Instant now();

  /** Whether the source was ever read to its end. */
  boolean isFirst();

  /**
   * A posting that the board shows: published where it is new or has changed.
   *
   * @param posting a schema.org {@code JobPosting} with an {@code identifier}; what cannot be taken is counted as rejected, and told
   */
  void posting(ObjectNode posting) throws IOException;

  /** Something that the board shows cannot be read. */
  void unreadable(String place, String why);

  /** Whether the posting is open, as far as is known. */
  boolean isOpen(String id);

  /** The posting is still shown, as it was. */
  void same(String id);

  /** The posting was taken down; nothing happens when it is not known. */
  void gone(String id) throws IOException;

  /** What was found so far stands, whatever comes next: it is published. */
  void settle() throws IOException, InterruptedException;

  /**
   * All that is open was seen: what was not is gone. Believed only where it is not far more or less than usual.
   *
   * @throws SourceException when it is not believed: then nothing of the round is published
   */
  default void complete() throws IOException, InterruptedException {
    completeSince(Instant.MIN);
  }

  /**
   * As {@link #complete}, of a list that came page by page and may have moved meanwhile: when a posting above goes, those below move up, and one may
   * move from a page that is still to come to one that was already read. So only what is missing for the second time in a row is gone.
   *
   * @throws SourceException when it is not believed
   */
  void completePaged() throws IOException, InterruptedException;

  /**
   * Of the postings from a time on all that are open were seen; of older ones, which the board no longer shows, nothing is known.
   *
   * @throws SourceException when it is not believed
   */
  void completeSince(Instant oldest) throws IOException, InterruptedException;

  /**
   * Nothing has changed: what is open is what it was.
   */
  void unchanged();

  /**
   * So many postings are going to come.
   *
   * @throws SourceException when that is so far from what is usual that it is not believed
   */
  void expect(long postings) throws SourceException;
}
