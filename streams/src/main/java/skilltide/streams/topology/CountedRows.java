package skilltide.streams.topology;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import skilltide.streams.count.RowChanges.Change;
import skilltide.streams.result.Counts;
import skilltide.streams.result.Row;
import skilltide.streams.result.RowKey;

/**
 * The rows of one task: kept in a store, published when they changed, once a tick. The first change after quiet goes
 * out at once.
 *
 * <p>A commit may fall between a change and its publishing, so which rows are still to be published is a store too: a
 * task that starts publishes what an earlier one did not get to. Rows are absolute, so a row that is published twice
 * does no harm.
 */
final class CountedRows {
  static final String ROWS = "rows-by-key";
  static final String UNPUBLISHED = "unpublished-by-key";
  static final String SINK = "publish-rows";

  private final ProcessorContext<byte[], byte[]> context;
  private final Duration tick;
  private final KeyValueStore<String, Row> rows;
  private final KeyValueStore<String, Long> unpublished;
  /** Rows to publish, with the time of receipt of the newest event in each: the published record's timestamp. */
  private final Map<String, Long> changed = new LinkedHashMap<>();
  private long lastPublished;

  CountedRows(ProcessorContext<byte[], byte[]> context, Duration tick) {
    this.context = context;
    this.tick = tick;
    rows = context.getStateStore(ROWS);
    unpublished = context.getStateStore(UNPUBLISHED);
    try (var left = unpublished.all()) {
      left.forEachRemaining(each -> changed.put(each.key, each.value));
    }
    context.schedule(tick, PunctuationType.WALL_CLOCK_TIME, now -> publish());
  }

  static Set<StoreBuilder<?>> stores() {
    return Set.of(
        Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(ROWS), Serdes.String(), CoreSerdes.ROW)
            .withCachingEnabled(),
        Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(UNPUBLISHED), Serdes.String(), Serdes.Long())
            .withCachingEnabled());
  }

  /**
   * Changes a row.
   *
   * @param received the time of receipt of the event that changes it, milliseconds since 1970
   */
  void change(RowKey row, Change change, long received) {
    String key = row.toString();
    Row before = rows.get(key);
    Row after = change.applyTo(before == null ? Row.EMPTY : before);
    if (after.total().equals(Counts.ZERO) && after.skills().isEmpty()) {
      rows.delete(key);
    } else {
      rows.put(key, after);
    }
    Long known = changed.get(key);
    if (known == null) {
      unpublished.put(key, received);
    }
    changed.put(key, known == null ? received : Math.max(known, received));
  }

  /** Publishes at once when the last publishing is longer ago than a tick; otherwise the tick will. */
  void publishAfterQuiet() {
    if (context.currentSystemTimeMs() - lastPublished >= tick.toMillis()) {
      publish();
    }
  }

  private void publish() {
    if (changed.isEmpty()) {
      return;
    }
    changed.forEach((key, received) -> {
      Row row = rows.get(key);
      byte[] value = row == null ? null : CoreSerdes.ROW.serializer().serialize("", row);
      context.forward(new Record<>(key.getBytes(StandardCharsets.UTF_8), value, received), SINK);
      unpublished.delete(key);
    });
    changed.clear();
    lastPublished = context.currentSystemTimeMs();
    context.commit();
  }
}
