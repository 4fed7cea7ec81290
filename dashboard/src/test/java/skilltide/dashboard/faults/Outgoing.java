package skilltide.dashboard.faults;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import skilltide.ingest.event.EventJson;
import skilltide.ingest.event.EventTopics;
import skilltide.ingest.event.PostingEvent;
import skilltide.ingest.event.TermViewed;

/**
 * A record to send, and what must become of it.
 *
 * @param way which topic
 * @param partition where it is not left to Kafka's own partitioner
 * @param fate what must become of it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Outgoing(Way way, @Nullable Integer partition, byte @Nullable [] key, byte @Nullable [] value, Fate fate) {

  /** Which topic. */
  enum Way {
    POSTINGS, VIEWS;

    String topic(EventTopics topics) {
      return switch (this) {
        case POSTINGS -> topics.jobPostings();
        case VIEWS -> topics.glossaryViews();
      };
    }
  }

  /** What must become of a record. */
  sealed interface Fate {
    /** It is counted, so far as it says anything new. */
    record Posting(PostingEvent event) implements Fate {}

    /** It is counted, unless it is a repeat. */
    record View(TermViewed event) implements Fate {}

    /** It lands in {@code rejected-events} for this reason. */
    record Rejected(String reason) implements Fate {}
  }

  static Outgoing of(PostingEvent event) {
    return new Outgoing(Way.POSTINGS, null, bytes(event.key()), EventJson.write(event), new Fate.Posting(event));
  }

  /** Into one partition, for what lies in every one. */
  static Outgoing into(int partition, PostingEvent event) {
    return new Outgoing(Way.POSTINGS, partition, bytes(event.key()), EventJson.write(event), new Fate.Posting(event));
  }

  static Outgoing of(TermViewed event) {
    return new Outgoing(Way.VIEWS, null, bytes(event.visitor()), EventJson.write(event), new Fate.View(event));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
