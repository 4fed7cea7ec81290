package skilltide.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import skilltide.ingest.event.PostingId;
import skilltide.ingest.trace.Traces;
import skilltide.streams.count.Mark;
import skilltide.streams.count.MarkCodec;
import skilltide.streams.count.MarkCodec.Told;
import skilltide.streams.count.Posted;
import skilltide.streams.count.PostingState;
import skilltide.streams.result.PostingRead;
import skilltide.streams.result.PostingStanding;
import skilltide.streams.result.ResultJson;

/** What is told of a posting that changed: its reading, what became of it, and its mark to whoever knows its poster. */
final class PostingNews {
  static final String READINGS_SINK = "publish-readings";
  static final String STANDINGS_SINK = "publish-standings";
  static final String MARKS_SINK = "publish-marks";

  private final ProcessorContext<byte[], byte[]> context;
  private final Traces traces;

  PostingNews(ProcessorContext<byte[], byte[]> context, Traces traces) {
    this.context = context;
    this.traces = traces;
  }

  /** @param reading of the posting that took the place of what was known; absent when none did */
  void tell(String id, PostingState before, PostingState after, @Nullable PostingRead reading) {
    Instant postedAt = after.postedAt();
    Instant firstSeen = after.firstReceived();
    Instant lastSeen = after.lastSeen();
    if (postedAt != null && firstSeen != null && lastSeen != null) {
      if (reading != null) {
        send(READINGS_SINK, id,
            ResultJson.write(reading.with(postedAt, firstSeen, after.withdrawnAt(), after.backfill())));
      }
      if (reading == null ? !stands(before).equals(stands(after)) : before.postedAt() != null) {
        PostingId posting = PostingId.parse(id);
        send(STANDINGS_SINK, id, ResultJson.write(new PostingStanding(posting.source(), posting.id(), postedAt,
            firstSeen, lastSeen, after.withdrawnAt(), after.backfill() ? true : null)));
      }
    } else if (before.postedAt() != null) {
      send(READINGS_SINK, id, null);
      send(STANDINGS_SINK, id, null);
    }
    mark(id, before, after);
  }

  private void mark(String id, PostingState before, PostingState after) {
    Mark was = Mark.of(id, before);
    Mark is = Mark.of(id, after);
    String oldPoster = poster(before);
    String poster = poster(after);
    if (was != null && oldPoster != null && (is == null || !oldPoster.equals(poster))) {
      send(MARKS_SINK, oldPoster, MarkCodec.encode(new Told(id, null)));
    }
    if (is != null && poster != null && (!is.equals(was) || !poster.equals(oldPoster))) {
      send(MARKS_SINK, poster, MarkCodec.encode(new Told(id, is)));
    }
  }

  private void send(String sink, String key, byte @Nullable [] value) {
    Record<byte[], byte[]> news = new Record<>(key.getBytes(UTF_8), value, context.currentSystemTimeMs());
    traces.stamp(news.headers());
    context.forward(news, sink);
  }

  private static @Nullable String poster(PostingState state) {
    Posted posted = state.posted();
    return posted == null ? null : posted.poster();
  }

  /** What of a state its standing tells. */
  private record Stands(@Nullable Instant posted, @Nullable Instant first, @Nullable Instant last,
      @Nullable Instant withdrawn, boolean backfill) {}

  private static Stands stands(PostingState state) {
    return new Stands(state.postedAt(), state.firstReceived(), state.lastSeen(), state.withdrawnAt(), state.backfill());
  }
}
