package skilltide.streams.topology;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import skilltide.ingest.event.EventJson;
import skilltide.ingest.event.TermViewed;
import skilltide.streams.count.CountingRow;
import skilltide.streams.count.ViewLog;
import skilltide.streams.count.ViewLog.Page;
import skilltide.streams.count.ViewTimes;
import skilltide.streams.result.Counts;
import skilltide.streams.result.Facet;
import skilltide.streams.result.Grain;
import skilltide.streams.result.Input;
import skilltide.streams.taxonomy.GlossaryTerm;
import skilltide.streams.taxonomy.Taxonomy;
import skilltide.streams.topology.CountedRows.RowOut;
import skilltide.streams.topology.Rejection.Rejected;

/**
 * Counts the glossary views of one partition, by the hour and by the day; repeated ones once, robots' apart. Those of industries, roles and
 * levels have rows of their own, by the day.
 */
final class ViewCounter implements Counter {
  static final String VIEWS = "views-by-half-hour";
  static final String ROWS = "rows-by-key";
  /** Rows by the hour leave so long after it. */
  static final Duration HOURS_KEPT = Duration.ofDays(90);
  /** So long behind the clock a repeated view is still known for one; a visitor is one for a day. */
  static final Duration VIEWS_KEPT = Duration.ofHours(26);
  private static final int MOST_DUE = 500;
  private static final long BETWEEN_DUE = Duration.ofSeconds(10).toMillis();
  /** So long after the last view nothing lies in the topic that older ones could still be repeated in. */
  private static final long QUIET = Duration.ofMinutes(1).toMillis();

  private final Taxonomy taxonomy;
  private final Examiner examiner;
  private final StreamsClock clock;
  private ProcessorContext<byte[], byte[]> context;
  private KeyValueStore<Bytes, byte[]> kept;
  private ViewLog views;
  private CountedRows rows;
  private Instant newest = Instant.EPOCH;
  private long arrived;
  private long lookedForDue;

  @SuppressWarnings("NullAway.Init") // start comes before anything else
  ViewCounter(Taxonomy taxonomy, Examiner examiner, StreamsClock clock) {
    this.taxonomy = taxonomy;
    this.examiner = examiner;
    this.clock = clock;
  }

  static Set<StoreBuilder<?>> stores() {
    return Set.of(
        Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(VIEWS), Serdes.Bytes(), Serdes.ByteArray()),
        CountedRows.store(ROWS));
  }

  @Override
  public Input input() {
    return Input.VIEWS;
  }

  @Override
  public void start(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    kept = context.getStateStore(VIEWS);
    views = new ViewLog();
    try (var all = kept.all()) {
      all.forEachRemaining(each -> views.load(ByteBuffer.wrap(each.key.get()).getLong(), each.value));
    }
    rows = new CountedRows(Input.VIEWS, context.taskId().partition(), context.getStateStore(ROWS));
    newest = Instant.EPOCH;
    arrived = context.currentSystemTimeMs();
    lookedForDue = 0;
  }

  @Override
  public void count(Record<byte[], byte[]> record) throws Rejected {
    arrived = context.currentSystemTimeMs();
    TermViewed view = examiner.read(record, EventJson::readView);
    examiner.placed(record, view.visitor(), context.taskId().partition());
    examiner.possible("viewed", view.viewed(), context.currentSystemTimeMs());
    GlossaryTerm term = GlossaryTerm.of(taxonomy, view.term())
        .orElseThrow(() -> new Rejected(Rejection.UNKNOWN_TERM, "term: unknown '" + view.term() + "'"));
    clock.saw(view.viewed());
    newest = view.viewed().isAfter(newest) ? view.viewed() : newest;
    List<String> skills = term.isSkill() ? List.of(term.id()) : List.of();
    Counts one = view.robot() ? Counts.ONE_ROBOT : Counts.ONE_VIEW;
    long received = record.timestamp();
    views.view(ViewLog.key(view.visitor(), term.isSkill() ? term.id() : term.path(), view.robot()),
        view.viewed().toEpochMilli(),
        time -> changing(term, Instant.ofEpochMilli(time), received,
            row -> row.add(skills, one, Instant.ofEpochMilli(time))),
        time -> changing(term, Instant.ofEpochMilli(time), received, row -> row.subtract(skills, one)));
  }

  /** Changes the rows that a view at this time counts in. */
  private void changing(GlossaryTerm term, Instant time, long received, Consumer<CountingRow> change) {
    if (!term.isSkill()) {
      changeIfKept(rows.changing(Grain.DAY, Grain.DAY.bucket(time), Facet.TERM, term.path(), received), change);
      return;
    }
    for (Grain grain : Grain.values()) {
      changeIfKept(rows.changing(grain, grain.bucket(time), received), change);
    }
  }

  private static void changeIfKept(@Nullable CountingRow row, Consumer<CountingRow> change) {
    if (row != null) {
      change.accept(row);
    }
  }

  @Override
  public void due(long now) {
    if (now - lookedForDue < BETWEEN_DUE) {
      return;
    }
    lookedForDue = now;
    Instant time = clock.now(now);
    // What lay in the topic over a weekend is as old as it is: what repeats it is known by its own time.
    Instant reached = now - arrived < QUIET && newest.isBefore(time) ? newest : time;
    views.forgetBefore(ViewTimes.halfHour(reached.minus(VIEWS_KEPT).toEpochMilli()))
        .forEach(page -> kept.delete(key(page)));
    rows.forgetBefore(Grain.HOUR, Grain.HOUR.bucket(time.minus(HOURS_KEPT)), MOST_DUE, now);
  }

  @Override
  public boolean isUnwritten() {
    return rows.isUnwritten() || views.isChanged(); // a repeated view changes no row, and must be known all the same
  }

  @Override
  public void write(RowOut out) {
    views.changedPages().forEach(page -> kept.put(key(page), views.page(page)));
    rows.write(out);
  }

  private static Bytes key(Page page) {
    return Bytes.wrap(
        ByteBuffer.allocate(Long.BYTES + Integer.BYTES).putLong(page.halfHour()).putInt(page.number()).array());
  }
}
