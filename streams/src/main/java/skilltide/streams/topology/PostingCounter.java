package skilltide.streams.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
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
import skilltide.ingest.trace.Traces;
import skilltide.streams.count.PostingState;
import skilltide.streams.count.PostingState.Withdrawal;
import skilltide.streams.count.PostingStateCodec;
import skilltide.streams.result.Input;
import skilltide.streams.result.PostingRead;
import skilltide.streams.topology.CountedRows.RowOut;
import skilltide.streams.topology.Readings.News;
import skilltide.streams.topology.Rejection.Rejected;

/** Counts the postings of one partition: examines, reads, remembers, changes rows, and tells what became of each. */
final class PostingCounter implements Counter {
  static final String POSTINGS = "postings-by-id";
  static final String FACTS = "facts-of-postings";
  static final String ROWS = "rows-by-key";
  /** Done at once by the clock: so many that a transaction stays short. */
  private static final int MOST_DUE = 500;
  private static final long BETWEEN_DUE = Duration.ofSeconds(1).toMillis();

  private final Readings reader;
  private final Examiner examiner;
  private final StreamsClock clock;
  private final Traces traces;
  private ProcessorContext<byte[], byte[]> context;
  private KeyValueStore<String, byte[]> postings;
  private KeptWords words;
  private KeptNewest newest;
  private PostingStateCodec codec;
  private Expiries expiries;
  private ForgottenSources forgotten;
  private CountedRows rows;
  private PostingNews news;
  private long lookedForDue;

  @SuppressWarnings("NullAway.Init") // start comes before anything else
  PostingCounter(Readings reader, Examiner examiner, StreamsClock clock, Traces traces) {
    this.reader = reader;
    this.examiner = examiner;
    this.clock = clock;
    this.traces = traces;
  }

  static Set<StoreBuilder<?>> stores() {
    return Set.of(
        Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(POSTINGS), Serdes.String(), Serdes.ByteArray()),
        Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(FACTS), Serdes.String(), Serdes.ByteArray()),
        Expiries.store(), CountedRows.store(ROWS));
  }

  @Override
  public Input input() {
    return Input.POSTINGS;
  }

  @Override
  public void start(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    postings = context.getStateStore(POSTINGS);
    KeyValueStore<String, byte[]> facts = context.getStateStore(FACTS);
    words = new KeptWords(facts);
    newest = new KeptNewest(facts, clock);
    codec = new PostingStateCodec(words.words());
    expiries = new Expiries(context.getStateStore(Expiries.STORE));
    forgotten = new ForgottenSources(facts);
    rows = new CountedRows(Input.POSTINGS, context.taskId().partition(), context.getStateStore(ROWS));
    news = new PostingNews(context, traces);
    lookedForDue = 0;
  }

  @Override
  public void count(Record<byte[], byte[]> record) throws Rejected {
    PostingEvent event = examined(record);
    if (event instanceof SourceForgotten source) {
      forgotten.forget(source.source(), source.revision());
      return;
    }
    String id = event.key();
    PostingState before = state(id);
    PostingRead reading = null;
    PostingState after = before;
    switch (event) {
      case JobPosted posted -> {
        Instant never = forgotten.until(posted.posting().source());
        after = (never == null ? before : before.forget(never)).received(posted.revision(), posted.received(),
            Boolean.TRUE.equals(posted.backfill()));
        News said = reader.news(posted, after);
        reading = said.reading();
        after = said.state();
        newest.saw(Objects.requireNonNullElse(posted.posted(), posted.received()));
      }
      case JobWithdrawn withdrawn -> {
        Instant never = forgotten.until(withdrawn.posting().source());
        after = (never == null ? before : before.forget(never))
            .with(new Withdrawal(withdrawn.revision(), withdrawn.withdrawn()));
      }
      case JobForgotten gone -> after = before.forget(gone.revision());
      case SourceForgotten source -> throw new IllegalStateException("It was taken care of: " + source);
    }
    change(id, before, after.at(clock.now(context.currentSystemTimeMs())), reading, record.timestamp());
  }

  @Override
  public void due(long now) {
    if (now - lookedForDue < BETWEEN_DUE) {
      return;
    }
    Instant time = clock.now(now);
    List<String> expired = expiries.due(time, MOST_DUE);
    expired.forEach(id -> {
      PostingState before = state(id);
      change(id, before, before.at(time), null, now);
    });
    boolean more = forgotten.next(postings, MOST_DUE, (id, revision) -> {
      PostingState before = state(id);
      change(id, before, before.forget(revision), null, now);
    });
    lookedForDue = more || expired.size() == MOST_DUE ? 0 : now;
  }

  @Override
  public boolean isUnwritten() {
    return rows.isUnwritten() || words.isUnwritten();
  }

  @Override
  public void write(RowOut out) {
    words.write();
    newest.write();
    rows.write(out);
  }

  private PostingEvent examined(Record<byte[], byte[]> record) throws Rejected {
    PostingEvent event = examiner.read(record, EventJson::readPosting);
    long now = context.currentSystemTimeMs();
    examiner.possible("revision", event.revision(), now);
    switch (event) {
      case JobPosted posted -> {
        examiner.placed(record, event.key(), context.taskId().partition());
        examiner.bounded("poster", posted.poster());
        examiner.possible("posted", posted.posted(), now);
        examiner.possible("received", posted.received(), now);
      }
      case JobWithdrawn withdrawn -> {
        examiner.placed(record, event.key(), context.taskId().partition());
        examiner.possible("withdrawn", withdrawn.withdrawn(), now);
      }
      case JobForgotten gone -> examiner.placed(record, event.key(), context.taskId().partition());
      case SourceForgotten source -> examiner.named(record, event.key()); // it lies in every partition
    }
    return event;
  }

  private PostingState state(String id) {
    byte[] known = postings.get(id);
    return known == null
        ? PostingState.UNKNOWN
        : OtherVersionException.read(Input.POSTINGS, POSTINGS, known, codec::decode);
  }

  private void change(String id, PostingState before, PostingState after, @Nullable PostingRead reading,
      long received) {
    if (after.equals(before)) {
      return;
    }
    postings.put(id, codec.encode(after));
    expiries.move(id, before.expires(), after.expires());
    var was = before.contributions();
    var is = after.contributions();
    if (!was.equals(is)) {
      is.forEach(each -> rows.add(each, received));
      was.forEach(each -> rows.subtract(each, received));
    }
    news.tell(id, before, after, reading);
  }
}
