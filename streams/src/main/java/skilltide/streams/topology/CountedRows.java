package skilltide.streams.topology;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
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

  /** A row in memory. */
  private static final class Held {
    private final RowKey key;
    private CountingRow row;
    private boolean changed;
    /** The time of receipt of the newest event that is to be written, milliseconds since 1970. */
    private long received;

    private Held(RowKey key, CountingRow row) {
      this.key = key;
      this.row = row;
    }
  }

  private final Input input;
  private final int partition;
  private final KeyValueStore<String, byte[]> store;
  private final Map<RowKey, Held> rows = new LinkedHashMap<>(64, 0.75f, true);
  /** What is to be written. */
  private final List<Held> changed = new ArrayList<>();
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

  /** Changes a row of a facet's value, likewise. */
  @Nullable
  CountingRow changing(Grain grain, long bucket, Facet facet, String value, long received) {
    return changing(new RowKey(input, partition, grain, bucket, facet, value), received);
  }

  boolean isUnwritten() {
    return !changed.isEmpty();
  }

  /** Writes what changed, to the store and out. */
  void write(RowOut out) {
    changed.forEach(each -> write(each, out));
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
      Held held = held(RowKey.parse(each));
      held.row = new CountingRow(Row.EMPTY);
      mark(held, received);
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
    Held held = held(key);
    mark(held, received);
    return held.row;
  }

  private Held held(RowKey key) {
    Held held = rows.get(key);
    if (held == null) {
      byte[] kept = store.get(key.toString());
      held = new Held(key, new CountingRow(
          kept == null ? Row.EMPTY : OtherVersionException.read(input, store.name(), kept, RowCodec::decode)));
      rows.put(key, held);
    }
    return held;
  }

  private void mark(Held held, long received) {
    held.received = held.changed ? Math.max(held.received, received) : received;
    if (!held.changed) {
      held.changed = true;
      changed.add(held);
    }
  }

  private void write(Held held, RowOut out) {
    String name = held.key.toString();
    byte[] bytes = held.row.isEmpty() ? null : RowCodec.encode(held.row.row());
    if (bytes == null) {
      store.delete(name);
      rows.remove(held.key);
    } else {
      store.put(name, bytes);
    }
    held.changed = false;
    out.send(name.getBytes(StandardCharsets.UTF_8), bytes, held.received);
  }
}
