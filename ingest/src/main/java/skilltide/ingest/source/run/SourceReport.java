package skilltide.ingest.source.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it goes with a source.
 *
 * @param source its name
 * @param state what it does
 * @param finished when it was last read to its end; absent before the first time
 * @param next when it is asked next
 * @param trouble what kind of thing is wrong with it; absent where nothing is
 * @param reason that in words
 * @param since since when it is so
 * @param open how many postings it shows, as far as is known
 * @param last what the last round that came to its end found
 * @param attribution who must be named where its postings are shown; absent where nobody asks for it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SourceReport(String source, State state, @Nullable Instant finished, @Nullable Instant next,
    @Nullable String trouble, @Nullable String reason, @Nullable Instant since, int open, @Nullable Found last,
    @Nullable String attribution) {

  /** What a source does. */
  public enum State {
    /** It is being asked. */
    ASKING,
    /** It waits for its next round. */
    WAITING,
    /** It could not be read, and waits for the next try. */
    FAILING
  }

  /**
   * What a round found.
   *
   * @param shown postings that the board shows
   * @param added of them those that are new
   * @param updated those that have changed
   * @param withdrawn those that are no longer there
   * @param rejected what could not be taken
   * @param example the first of these, with the reason; absent where there is none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Found(long shown, long added, long updated, long withdrawn, long rejected, @Nullable String example) {}
}
