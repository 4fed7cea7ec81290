package skilltide.streams.topology;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import skilltide.streams.count.Contribution;
import skilltide.streams.count.CountingRow;
import skilltide.streams.result.Facet;
import skilltide.streams.result.Grain;
import skilltide.streams.result.Input;
import skilltide.streams.result.Row;
import skilltide.streams.result.RowCodec;
import skilltide.streams.result.RowKey;

/**
 * The rows of one task: counted in memory, loaded from their store when they are needed, written to it and out together.
 * Rows are absolute, so one that is published twice does no harm.
 */
final class CountedRows {
  /** Rows that are kept in memory beyond the next writing, a few kilobytes each. */
  private static final int MOST_IN_MEMORY = 2_048;

  /** Where rows go out. */
  @FunctionalInterface
  interface RowOut {
    /**
     * Sends a row.
     *
     * @param row nothing when it has become empty
     * @param received the time of receipt of the newest event in it, milliseconds since 1970
     */
    void send(byte[] key, byte @Nullable [] row, long received);
  }

  private final Input input;
  private final int partition;
  private final KeyValueStore<String, byte[]> store;
  private final Map<RowKey, CountingRow> rows = new LinkedHashMap<>(64, 0.75f, true);
  /** What is to be written, with the time of receipt of the newest event in each. */
  private final Map<RowKey, Long> changed = new LinkedHashMap<>();
  /** The oldest bucket that is still counted. */
  private final Map<Grain, Long> first = new EnumMap<>(Grain.class);
  /** Before which bucket no row is left in the store. */
  private final Map<Grain, Long> swept = new EnumMap<>(Grain.class);

  CountedRows(Input input, int partition, KeyValueStore<String, byte[]> store) {
    this.input = input;
    this.partition = partition;
    this.store = store;
  }

  static StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
    return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray());
  }

  /** @param received the time of receipt of the event behind it, milliseconds since 1970 */
  void add(Contribution contribution, long received) {
    contribution.facets().forEach((facet, value) -> {
      RowKey key = new RowKey(input, partition, Grain.DAY, contribution.day(), facet, value);
      CountingRow row = changing(key, received);
      if (row != null) {
        row.add(contribution.skills(), contribution.counts(), contribution.time());
      }
    });
  }

  /** @param received the time of receipt of the event behind it, milliseconds since 1970 */
  void subtract(Contribution contribution, long received) {
    contribution.facets().forEach((facet, value) -> {
      RowKey key = new RowKey(input, partition, Grain.DAY, contribution.day(), facet, value);
      CountingRow row = changing(key, received);
      if (row != null) {
        row.subtract(contribution.skills(), contribution.counts());
      }
    });
  }

  /**
   * Changes a row that is not split by a facet.
   *
   * @return nothing when the row is too old to be counted any more
   */
  @Nullable
  CountingRow changing(Grain grain, long bucket, long received) {
    return changing(new RowKey(input, partition, grain, bucket, Facet.ALL, ""), received);
  }

  boolean isUnwritten() {
    return !changed.isEmpty();
  }

  /** Writes what changed, to the store and out. */
  void write(RowOut out) {
    changed.forEach((key, received) -> write(key, received, out));
    changed.clear();
    var eldest = rows.entrySet().iterator();
    for (int surplus = rows.size() - MOST_IN_MEMORY; surplus > 0; surplus--) {
      eldest.next();
      eldest.remove();
    }
  }

  /**
   * Lets rows go that lie before a bucket: they leave by tombstone, and what comes later counts in them no more.
   *
   * @param most how many at a time
   */
  void forgetBefore(Grain grain, long bucket, int most, long received) {
    first.merge(grain, bucket, Math::max);
    if (bucket <= swept.getOrDefault(grain, Long.MIN_VALUE)) {
      return;
    }
    String of = new RowKey(input, partition, grain, bucket, Facet.ALL, "").toString();
    String prefix = of.substring(0, of.indexOf(grain.word()) + grain.word().length() + 1);
    Collection<String> old = new ArrayList<>();
    try (var all = store.range(prefix, prefix + grain.format(bucket))) {
      while (all.hasNext() && old.size() < most) {
        old.add(all.next().key);
      }
    }
    old.forEach(each -> {
      RowKey key = RowKey.parse(each);
      rows.put(key, new CountingRow(Row.EMPTY));
      changed.merge(key, received, Math::max);
    });
    if (old.size() < most) {
      swept.put(grain, bucket);
    }
  }

  private @Nullable CountingRow changing(RowKey key, long received) {
    Long oldest = first.get(key.grain());
    if (oldest != null && key.bucket() < oldest) {
      return null;
    }
    CountingRow row = rows.get(key);
    if (row == null) {
      byte[] kept = store.get(key.toString());
      row = new CountingRow(kept == null ? Row.EMPTY : RowCodec.decode(kept));
      rows.put(key, row);
    }
    changed.merge(key, received, Math::max);
    return row;
  }

  private void write(RowKey key, long received, RowOut out) {
    CountingRow row = rows.get(key);
    if (row == null) {
      throw new IllegalStateException("A row that changed is not in memory: " + key);
    }
    String name = key.toString();
    byte[] bytes = row.isEmpty() ? null : RowCodec.encode(row.row());
    if (bytes == null) {
      store.delete(name);
      rows.remove(key);
    } else {
      store.put(name, bytes);
    }
    out.send(name.getBytes(StandardCharsets.UTF_8), bytes, received);
  }
}
