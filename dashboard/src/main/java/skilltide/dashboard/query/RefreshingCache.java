package skilltide.dashboard.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.dashboard.readings.ReadingStoreException;
import skilltide.dashboard.readings.Readings;

/**
 * What is worked out from the readings of days that are final: once, however many ask at a time, and then kept. When more readings have
 * come it is looked at again, in the background and once in a while. Of a key only what is of the newest day is worked out in the
 * background, and what was of the day before is answered until then. Thread-safe.
 *
 * @param <K> what is asked
 * @param <D> of which day, in a world that goes on
 * @param <V> the answer
 */
final class RefreshingCache<K, D, V> {
  private static final Logger log = LoggerFactory.getLogger(RefreshingCache.class);
  /** For so long nobody tries again what has just failed. */
  private static final Duration PENANCE = Duration.ofSeconds(5);

  /** It rests as many times as long as it took, so that it takes no more than a fiftieth of a processor. */
  private static final int RESTS = 50;

  /** Works something out. */
  @FunctionalInterface
  interface Work<K, D, V> {
    V of(Connection connection, K key, D day) throws SQLException;
  }

  /**
   * How it is kept.
   *
   * @param rest how long it stays as it is, at least; what takes long rests longer
   * @param most how many are kept; beyond them those go that were asked for least lately
   * @param nothing what says nothing yet: it does not stay, and whoever waits is not answered with it when more readings have come
   */
  record Manner<V>(Duration rest, int most, Predicate<V> nothing) {
    Manner(Duration rest, int most) {
      this(rest, most, value -> false);
    }
  }

  /** Where and when work is done, and who hears of changes of what was asked for without waiting. */
  record Means(Readings readings, Executor background, LongSupplier nanos, Runnable changed) {}

  private record Known<D, V>(ReadingStore store, long version, long time, long took, D day, V value) {}

  /** What is known under a key. */
  private static final class Slot<D, V> {
    private final ReentrantLock working = new ReentrantLock();
    private volatile @Nullable Known<D, V> known;
    private volatile @Nullable Long failed;
    private volatile boolean followed;
    private @Nullable D wanted;
  }

  private final Means means;
  private final Manner<V> manner;
  private final Work<K, D, V> work;
  private final Map<K, Slot<D, V>> slots = new LinkedHashMap<>(16, 0.75f, true);

  RefreshingCache(Means means, Manner<V> manner, Work<K, D, V> work) {
    this.means = means;
    this.manner = manner;
    this.work = work;
  }

  /** What was asked for, worked out where it is not known; empty while there are no readings, or they cannot be asked. */
  Optional<V> await(K key, D day) {
    Slot<D, V> slot = slot(key);
    Known<D, V> before = slot.known;
    if (before != null && isDue(before) && manner.nothing.test(before.value)) {
      return now(slot, key, day);
    }
    Optional<V> known = known(slot, key, day);
    return known.isPresent() ? known : now(slot, key, day);
  }

  /**
   * What was asked for, or what it was before, where it is not known yet; empty where there is neither. It is worked out in the background
   * then, and whoever hears of changes is told.
   */
  Optional<V> soon(K key, D day) {
    Slot<D, V> slot = slot(key);
    slot.followed = true;
    Optional<V> known = known(slot, key, day);
    if (known.isPresent()) {
      return known;
    }
    later(slot, key, day);
    Known<D, V> before = slot.known;
    return before != null && isShown(before) ? Optional.of(before.value) : Optional.empty();
  }

  /** What was asked for, where it is known. */
  Optional<V> known(K key, D day) {
    return known(slot(key), key, day);
  }

  private Optional<V> known(Slot<D, V> slot, K key, D day) {
    Known<D, V> known = slot.known;
    if (known == null || !isShown(known) || !known.day.equals(day)) {
      return Optional.empty();
    }
    if (isDue(known)) {
      later(slot, key, day);
    }
    return Optional.of(known.value);
  }

  private boolean isDue(Known<D, V> known) {
    long rest = manner.nothing.test(known.value) ? 0 : manner.rest.toNanos();
    return known.version != known.store.version()
        && means.nanos.getAsLong() - known.time > Math.max(rest, RESTS * known.took);
  }

  private boolean isShown(Known<D, V> known) {
    return means.readings.shown().orElse(null) == known.store;
  }

  private Slot<D, V> slot(K key) {
    synchronized (slots) {
      Slot<D, V> slot = slots.computeIfAbsent(key, each -> new Slot<>());
      if (slots.size() > manner.most) {
        slots.remove(slots.keySet().iterator().next());
      }
      return slot;
    }
  }

  // Of a history that is replayed at full speed only the newest day is worth the work.
  private void later(Slot<D, V> slot, K key, D day) {
    synchronized (slot) {
      boolean queued = slot.wanted != null;
      slot.wanted = day;
      if (queued) {
        return;
      }
    }
    means.background.execute(() -> {
      D wanted;
      synchronized (slot) {
        wanted = slot.wanted;
        slot.wanted = null;
      }
      if (wanted != null) {
        now(slot, key, wanted);
      }
    });
  }

  private Optional<V> now(Slot<D, V> slot, K key, D day) {
    slot.working.lock();
    try {
      Optional<ReadingStore> shown = means.readings.shown();
      Known<D, V> before = slot.known;
      if (shown.isEmpty() || isPenitent(slot)) {
        return Optional.empty();
      }
      ReadingStore store = shown.get();
      if (before != null && before.store == store && before.version == store.version() && before.day.equals(day)) {
        return Optional.of(before.value);
      }
      long version = store.version();
      long began = means.nanos.getAsLong();
      V value = store.ask(connection -> work.of(connection, key, day));
      slot.failed = null;
      long ended = means.nanos.getAsLong();
      slot.known = new Known<>(store, version, ended, ended - began, day, value);
      if (slot.followed && (before == null || before.store != store || !before.value.equals(value))) {
        means.changed.run();
      }
      return Optional.of(value);
    } catch (ReadingStoreException e) {
      log.warn("Readings cannot be judged just now: {}", e.getMessage());
      slot.failed = means.nanos.getAsLong();
      return Optional.empty();
    } finally {
      slot.working.unlock();
    }
  }

  private boolean isPenitent(Slot<D, V> slot) {
    Long failed = slot.failed;
    return failed != null && means.nanos.getAsLong() - failed < PENANCE.toNanos();
  }
}
