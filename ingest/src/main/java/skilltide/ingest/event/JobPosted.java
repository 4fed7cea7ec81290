package skilltide.ingest.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job was posted, or its posting changed.
 *
 * @param posting which one
 * @param revision the source's time of the change, never later than the receipt; else the time of receipt
 * @param received when Skilltide got it
 * @param posted when it was posted; absent when the source does not say, then the first receipt counts
 * @param validThrough until when it is open, where the source says so
 * @param poster who stands behind the posting and its reposts; absent when nobody is known
 * @param link where to read it
 * @param content what it says
 * @param stated what the source says about it beside the text
 * @param backfill whether it was found open when its source was first asked, which saw none of those that had come and gone before; absent
 *     where that is not so
 */
public record JobPosted(PostingId posting, Instant revision, Instant received, @Nullable Instant posted,
    @Nullable Instant validThrough, @Nullable String poster, @Nullable String link, Content content, Stated stated,
    @Nullable Boolean backfill) implements PostingEvent {
  @JsonCreator
  public JobPosted {}

  /** A posting whose source was watched when it came. */
  public JobPosted(PostingId posting, Instant revision, Instant received, @Nullable Instant posted,
      @Nullable Instant validThrough, @Nullable String poster, @Nullable String link, Content content, Stated stated) {
    this(posting, revision, received, posted, validThrough, poster, link, content, stated, null);
  }

  /** The same, found open when its source was first asked. */
  public JobPosted asBackfill() {
    return new JobPosted(posting, revision, received, posted, validThrough, poster, link, content, stated, true);
  }

  @Override
  public String key() {
    return posting.toString();
  }
}
