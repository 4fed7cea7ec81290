package skilltide.dashboard.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.dashboard.readings.ReadingStoreException;
import skilltide.dashboard.readings.Readings;

/**
 * What is worked out from the readings of days that are final: once, and then kept. When more readings have come it is looked at again, in
 * the background and once in a while. Thread-safe.
 */
final class Kept<K, V> {
  private static final Logger log = LoggerFactory.getLogger(Kept.class);

  /** Works something out. */
  @FunctionalInterface
  interface Work<K, V> {
    V of(Connection connection, K asked) throws SQLException;
  }

  /**
   * How it is kept.
   *
   * @param rest how long it stays as it is, at least
   * @param most how many are kept
   */
  record Manner(Duration rest, int most) {}

  /** Where and when work is done. */
  record Means(Readings readings, Executor background, LongSupplier nanos, Runnable changed) {}

  private record Known<V>(ReadingStore store, long version, long time, V value) {}

  private final Means means;
  private final Manner manner;
  private final Work<K, V> work;
  private final Map<K, Known<V>> known = new ConcurrentHashMap<>();
  private final Set<K> busy = ConcurrentHashMap.newKeySet();

  Kept(Means means, Manner manner, Work<K, V> work) {
    this.means = means;
    this.manner = manner;
    this.work = work;
  }

  /**
   * What was asked for; empty as long as it is not known.
   *
   * @param waits whether to work it out when it is not known yet; else that goes on in the background
   */
  Optional<V> of(K asked, boolean waits) {
    Optional<V> known = known(asked);
    Optional<ReadingStore> shown = means.readings.shown();
    if (known.isPresent() || shown.isEmpty()) {
      return known;
    }
    if (waits) {
      return now(asked, shown.get());
    }
    later(asked, shown.get());
    return Optional.empty();
  }

  /** What was asked for, where it is known. */
  Optional<V> known(K asked) {
    Known<V> kept = known.get(asked);
    ReadingStore store = means.readings.shown().orElse(null);
    if (kept == null || store == null || kept.store != store) {
      return Optional.empty();
    }
    if (kept.version != store.version() && means.nanos.getAsLong() - kept.time > manner.rest.toNanos()) {
      later(asked, store);
    }
    return Optional.of(kept.value);
  }

  private void later(K asked, ReadingStore store) {
    if (busy.add(asked)) {
      means.background.execute(() -> {
        try {
          now(asked, store);
        } finally {
          busy.remove(asked);
        }
      });
    }
  }

  private Optional<V> now(K asked, ReadingStore store) {
    long version = store.version();
    V value;
    try {
      value = store.ask(connection -> work.of(connection, asked));
    } catch (ReadingStoreException e) {
      log.warn("Readings cannot be judged just now: {}", e.getMessage());
      return Optional.empty();
    }
    if (known.size() >= manner.most) {
      known.clear();
    }
    Known<V> before = known.put(asked, new Known<>(store, version, means.nanos.getAsLong(), value));
    if (before == null || !before.value.equals(value)) {
      means.changed.run();
    }
    return Optional.of(value);
  }
}
