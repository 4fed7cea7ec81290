package skilltide.ingest.event;

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
 */
public record JobPosted(PostingId posting, Instant revision, Instant received, @Nullable Instant posted,
    @Nullable Instant validThrough, @Nullable String poster, @Nullable String link, Content content, Stated stated)
    implements
      PostingEvent {
  @Override
  public String key() {
    return posting.toString();
  }
}
