package skilltide.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import skilltide.ingest.event.PostingId;
import skilltide.ingest.trace.Traces;
import skilltide.streams.count.Mark;
import skilltide.streams.count.MarkCodec;
import skilltide.streams.count.MarkCodec.Told;
import skilltide.streams.count.PosterPostings;
import skilltide.streams.count.PosterPostings.Change;
import skilltide.streams.result.Input;
import skilltide.streams.result.Repost;
import skilltide.streams.result.ResultJson;
import skilltide.streams.result.UnknownVersionException;
import skilltide.streams.topology.CountedRows.RowOut;
import skilltide.streams.topology.Rejection.Rejected;

/** Counts the reposts of the posters of one partition, and tells which postings are some. */
final class MarkCounter implements Counter {
  static final String MARKS = "marks-by-poster";
  static final String FACTS = "facts-of-marks";
  static final String ROWS = "reposted-rows-by-key";
  static final String REPOSTS_SINK = "publish-reposts";
  /** Postings whose posters are kept in memory beyond the next writing, some 500 bytes each. */
  private static final int MOST_IN_MEMORY = 20_000;
  /** No posting hires for more roles, in more countries or for more skills. */
  private static final int MOST_VALUES = 5_000;
  /** What was possible when a posting was counted is possible here, whose clock may be another. */
  private static final long CLOCKS_APART = Duration.ofHours(1).toMillis();

  private final Map<String, PosterPostings> posters = new LinkedHashMap<>(64, 0.75f, true);
  private final Set<String> changed = new LinkedHashSet<>();
  private final Examiner examiner;
  private final Traces traces;
  private final int mostInMemory;
  private ProcessorContext<byte[], byte[]> context;
  private PosterPages pages;
  private KeptWords words;
  private CountedRows rows;
  private int inMemory;

  MarkCounter(Examiner examiner, Traces traces) {
    this(examiner, traces, MOST_IN_MEMORY);
  }

  /** @param mostInMemory how many postings, of all posters, are kept beyond the next writing */
  @SuppressWarnings("NullAway.Init") // start comes before anything else
  MarkCounter(Examiner examiner, Traces traces, int mostInMemory) {
    this.examiner = examiner;
    this.traces = traces;
    this.mostInMemory = mostInMemory;
  }

  static Set<StoreBuilder<?>> stores() {
    return Set.of(
        Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(MARKS), Serdes.Bytes(), Serdes.ByteArray()),
        Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(FACTS), Serdes.String(), Serdes.ByteArray()),
        CountedRows.store(ROWS));
  }

  @Override
  public Input input() {
    return Input.MARKS;
  }

  @Override
  public void start(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    KeyValueStore<String, byte[]> facts = context.getStateStore(FACTS);
    words = new KeptWords(facts);
    pages = new PosterPages(context.getStateStore(MARKS), new MarkCodec(words.words()));
    rows = new CountedRows(Input.MARKS, context.taskId().partition(), context.getStateStore(ROWS));
    posters.clear();
    changed.clear();
    inMemory = 0;
  }

  @Override
  public void count(Record<byte[], byte[]> record) throws Rejected {
    Told told = told(record);
    String poster = new String(record.key(), UTF_8);
    PosterPostings postings = posters.get(poster);
    if (postings == null) {
      postings = pages.read(poster);
      posters.put(poster, postings);
      inMemory += 1 + postings.size();
    }
    int size = postings.size();
    for (Change change : postings.tell(told.posting(), told.mark())) {
      count(change, record.timestamp());
    }
    inMemory += postings.size() - size;
    if (postings.isChanged()) {
      changed.add(poster);
    }
  }

  @Override
  public void due(long now) {
    // a posting is a repost, whatever the time
  }

  @Override
  public boolean isUnwritten() {
    return !changed.isEmpty() || rows.isUnwritten();
  }

  @Override
  public void write(RowOut out) {
    for (String poster : changed) {
      PosterPostings postings = posters.get(poster);
      if (postings != null) {
        pages.write(poster, postings);
      }
    }
    changed.clear();
    words.write();
    rows.write(out);
    var eldest = posters.values().iterator();
    while (inMemory > mostInMemory && posters.size() > 1) { // one alone with more would be loaded for each of its marks
      inMemory -= 1 + eldest.next().size();
      eldest.remove();
    }
  }

  private Told told(Record<byte[], byte[]> record) throws Rejected {
    if (record.key() == null || record.value() == null) {
      throw new Rejected(Rejection.MALFORMED, "record: no key or no value");
    }
    Told told;
    try {
      told = MarkCodec.decode(record.value());
      PostingId.parse(told.posting()); // bounds it too
    } catch (UnknownVersionException e) {
      throw OtherVersionException.mark(e);
    } catch (RuntimeException e) {
      throw new Rejected(Rejection.MALFORMED, String.valueOf(e.getMessage()));
    }
    examine(told);
    return told;
  }

  /** What cannot be is refused here rather than where rows are written, when no record would be to blame. */
  private void examine(Told told) throws Rejected {
    Mark mark = told.mark();
    if (mark == null) {
      return;
    }
    long now = context.currentSystemTimeMs() + CLOCKS_APART;
    examiner.possible("posted", mark.posted(), now);
    examiner.possible("last seen", mark.lastSeen(), now);
    List<String> values = new ArrayList<>(mark.skills());
    mark.facets().forEach((facet, value) -> values.add(value));
    if (values.size() > MOST_VALUES) {
      throw new Rejected(Rejection.MALFORMED, "mark: more than " + MOST_VALUES + " roles, countries and skills");
    }
    for (String value : values) {
      examiner.bounded("role, country or skill", value);
    }
  }

  private void count(Change change, long received) {
    if (change.after() != null) {
      rows.add(change.after().contribution(), received);
    }
    if (change.before() != null) {
      rows.subtract(change.before().contribution(), received);
    }
    // A posting that changes hands is told of by two partitions, in no order; each must take back only what it said itself.
    String key = context.taskId().partition() + "/" + change.posting();
    Record<byte[], byte[]> repost = new Record<>(key.getBytes(UTF_8), repost(change), context.currentSystemTimeMs());
    traces.stamp(repost.headers());
    context.forward(repost, REPOSTS_SINK);
  }

  private static byte @Nullable [] repost(Change change) {
    if (change.after() == null) {
      return null;
    }
    PostingId posting = PostingId.parse(change.posting());
    return ResultJson.write(new Repost(posting.source(), posting.id(), change.after().of()));
  }
}
