package skilltide.dashboard.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What many ask for at a time: worked out once, however many do, and kept for as long as it holds. Thread-safe. */
final class Shared<K, V> {
  private static final class Slot<V> {
    private final ReentrantLock working = new ReentrantLock();
    private volatile @Nullable V kept;
  }

  private final int most;
  private final Map<K, Slot<V>> slots = new LinkedHashMap<>(16, 0.75f, true);

  /** @param most that are kept; beyond them those go that were asked for least lately */
  Shared(int most) {
    this.most = most;
  }

  /**
   * What is asked for.
   *
   * @param holds whether what is kept is still right
   * @param work works it out, where it is not; those who ask meanwhile wait
   */
  V of(K key, Predicate<V> holds, Supplier<V> work) {
    Slot<V> slot = slot(key);
    V kept = slot.kept;
    if (kept != null && holds.test(kept)) {
      return kept;
    }
    slot.working.lock();
    try {
      V meanwhile = slot.kept;
      if (meanwhile != null && holds.test(meanwhile)) {
        return meanwhile;
      }
      V made = work.get();
      slot.kept = made;
      return made;
    } finally {
      slot.working.unlock();
    }
  }

  private Slot<V> slot(K key) {
    synchronized (slots) {
      Slot<V> slot = slots.computeIfAbsent(key, each -> new Slot<>());
      if (slots.size() > most) {
        slots.remove(slots.keySet().iterator().next());
      }
      return slot;
    }
  }
}
