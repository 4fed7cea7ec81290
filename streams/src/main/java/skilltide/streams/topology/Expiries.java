package skilltide.streams.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** Which postings expire when, in that order. */
final class Expiries {
  static final String STORE = "postings-by-expiry";
  private static final byte[] NOTHING = {};

  private final KeyValueStore<Bytes, byte[]> store;

  Expiries(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  static StoreBuilder<KeyValueStore<Bytes, byte[]>> store() {
    return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray());
  }

  /** A posting expires at another time than before; absent: never. */
  void move(String posting, @Nullable Instant before, @Nullable Instant after) {
    if (before != null && !before.equals(after)) {
      store.delete(key(before, posting));
    }
    if (after != null && !after.equals(before)) {
      store.put(key(after, posting), NOTHING);
    }
  }

  /** Postings that have expired by now, the first first. */
  List<String> due(Instant now, int most) {
    List<String> due = new ArrayList<>();
    try (var all = store.range(key(Instant.EPOCH, ""), key(now.plusSeconds(1), ""))) {
      while (all.hasNext() && due.size() < most) {
        byte[] key = all.next().key.get();
        due.add(new String(key, Long.BYTES, key.length - Long.BYTES, StandardCharsets.UTF_8));
      }
    }
    return due;
  }

  // Seconds, highest byte first: in the order of time. What expired before 1970 has expired.
  private static Bytes key(Instant time, String posting) {
    byte[] id = posting.getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(Long.BYTES + id.length).putLong(Math.max(0, time.getEpochSecond())).put(id).array());
  }
}
