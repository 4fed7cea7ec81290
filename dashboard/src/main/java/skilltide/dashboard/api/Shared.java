package skilltide.dashboard.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What many ask for at a time: worked out once, however many do, and kept for as long as it holds. Thread-safe. */
final class Shared<K, V> {
  private static final class Slot<V> {
    private @Nullable V kept;
    private @Nullable CompletableFuture<V> underWay;
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
   * @param work works it out, where it is not; those who ask meanwhile wait for it, and where it fails each tries by itself, for the
   *     reason may have been whoever asked first
   */
  V of(K key, Predicate<V> holds, Supplier<V> work) {
    Slot<V> slot = slot(key);
    CompletableFuture<V> mine = new CompletableFuture<>();
    CompletableFuture<V> others;
    synchronized (slot) {
      V kept = slot.kept;
      if (kept != null && holds.test(kept)) {
        return kept;
      }
      others = slot.underWay;
      if (others == null) {
        slot.underWay = mine;
      }
    }
    if (others != null) {
      try {
        return others.join();
      } catch (CompletionException e) {
        return work.get();
      }
    }
    try {
      V made = work.get();
      done(slot, made);
      mine.complete(made);
      return made;
    } catch (RuntimeException | Error e) {
      done(slot, null);
      mine.completeExceptionally(e);
      throw e;
    }
  }

  private static <V> void done(Slot<V> slot, @Nullable V made) {
    synchronized (slot) {
      slot.underWay = null;
      if (made != null) {
        slot.kept = made;
      }
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
