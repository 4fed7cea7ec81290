package skilltide.streams.topology;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import skilltide.ingest.event.EventJson;
import skilltide.ingest.event.JobForgotten;
import skilltide.ingest.event.JobPosted;
import skilltide.ingest.event.JobWithdrawn;
import skilltide.ingest.event.PostingEvent;
import skilltide.ingest.event.SourceForgotten;
import skilltide.streams.count.PostingState;
import skilltide.streams.count.PostingState.Withdrawal;
import skilltide.streams.count.RowChanges;
import skilltide.streams.result.Grain;
import skilltide.streams.result.Input;
import skilltide.streams.result.PostingRead;
import skilltide.streams.result.PostingReadJson;
import skilltide.streams.result.RowKey;
import skilltide.streams.topology.Rejection.Rejected;

/** Counts the postings of one partition: examines, reads, remembers, changes rows. */
final class PostingCounter implements Processor<byte[], byte[], byte[], byte[]> {
  static final String POSTINGS = "postings-by-id";
  static final String READINGS = "readings-by-id";
  static final String READINGS_SINK = "publish-readings";
  static final String REJECTED_SINK = "publish-rejected";

  private final Readings reader;
  private final Examiner examiner;
  private final Duration tick;
  private final StreamsMeters meters;
  private ProcessorContext<byte[], byte[]> context;
  private KeyValueStore<String, PostingState> postings;
  private KeyValueStore<String, byte[]> readings;
  private CountedRows rows;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
  PostingCounter(Readings reader, Examiner examiner, Duration tick, StreamsMeters meters) {
    this.reader = reader;
    this.examiner = examiner;
    this.tick = tick;
    this.meters = meters;
  }

  static Set<StoreBuilder<?>> stores() {
    return Set.of(
        Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(POSTINGS), Serdes.String(),
            CoreSerdes.POSTING_STATE),
        Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(READINGS), Serdes.String(), Serdes.ByteArray()));
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    postings = context.getStateStore(POSTINGS);
    readings = context.getStateStore(READINGS);
    rows = new CountedRows(context, tick);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    try {
      count(examined(record), record.timestamp());
      meters.counted(Input.POSTINGS);
    } catch (Rejected e) {
      context.forward(e.rejection().of(record, context.recordMetadata().orElse(null), e.detail()), REJECTED_SINK);
      meters.rejected(Input.POSTINGS, e.rejection(), e.detail());
    }
  }

  private PostingEvent examined(Record<byte[], byte[]> record) throws Rejected {
    PostingEvent event = examiner.read(record, EventJson::readPosting);
    examiner.placed(record, event.key(), context.taskId().partition());
    long now = context.currentSystemTimeMs();
    examiner.possible("revision", event.revision(), now);
    switch (event) {
      case JobPosted posted -> {
        examiner.possible("posted", posted.posted(), now);
        examiner.possible("received", posted.received(), now);
      }
      case JobWithdrawn withdrawn -> examiner.possible("withdrawn", withdrawn.withdrawn(), now);
      case JobForgotten forgotten -> throw new Rejected(Rejection.MALFORMED, "type: not counted yet: " + forgotten);
      case SourceForgotten forgotten -> throw new Rejected(Rejection.MALFORMED, "type: not counted yet: " + forgotten);
    }
    return event;
  }

  private void count(PostingEvent event, long received) throws Rejected {
    String id = event.key();
    PostingState known = postings.get(id);
    PostingState before = known == null ? PostingState.UNKNOWN : known;
    PostingRead reading = null;
    PostingState after = switch (event) {
      case JobPosted posted -> {
        reading = reader.read(posted);
        yield before.with(reader.counted(posted, reading), posted.received());
      }
      case JobWithdrawn withdrawn -> before.with(new Withdrawal(withdrawn.revision(), withdrawn.withdrawn()));
      case JobForgotten forgotten -> before;
      case SourceForgotten forgotten -> before;
    };
    if (after.equals(before)) {
      return;
    }
    postings.put(id, after);
    publishReading(id, before, after, reading);
    RowChanges.between(before, after).forEach((place, change) -> rows.change(
        new RowKey(Input.POSTINGS, context.taskId().partition(), Grain.DAY, place.day(), place.facet(), place.value()),
        change, received));
    rows.publishAfterQuiet();
  }

  private void publishReading(String id, PostingState before, PostingState after, @Nullable PostingRead fresh) {
    Instant postedAt = after.postedAt();
    Instant firstSeen = after.firstReceived();
    if (postedAt == null || firstSeen == null) {
      return; // only a withdrawal is known: there is nothing to show yet
    }
    byte[] kept = readings.get(id);
    boolean superseded = fresh != null && !Objects.equals(after.posted(), before.posted());
    PostingRead reading = superseded || kept == null ? fresh : PostingReadJson.read(kept);
    if (reading == null) {
      throw new IllegalStateException("No reading is kept of " + id + ", though it was counted");
    }
    byte[] json = PostingReadJson.write(reading.with(postedAt, firstSeen, after.withdrawnAt()));
    readings.put(id, json);
    context.forward(new Record<>(id.getBytes(StandardCharsets.UTF_8), json, context.currentSystemTimeMs()),
        READINGS_SINK);
  }
}
