package skilltide.streams.topology;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.streams.state.KeyValueStore;

/** The newest event of a task, over restarts, where a clock goes by events. */
final class KeptNewest {
  private static final String KEY = "newest";

  private final KeyValueStore<String, byte[]> store;
  private final StreamsClock clock;
  private long newest;
  private long written;

  KeptNewest(KeyValueStore<String, byte[]> store, StreamsClock clock) {
    this.store = store;
    this.clock = clock;
    byte[] kept = clock.isKept() ? store.get(KEY) : null;
    if (kept != null) {
      newest = ByteBuffer.wrap(kept).getLong();
      written = newest;
      clock.saw(Instant.ofEpochMilli(newest));
    }
  }

  void saw(Instant event) {
    newest = Math.max(newest, event.toEpochMilli());
    clock.saw(event);
  }

  void write() {
    if (clock.isKept() && newest > written) {
      store.put(KEY, ByteBuffer.allocate(Long.BYTES).putLong(newest).array());
      written = newest;
    }
  }
}
