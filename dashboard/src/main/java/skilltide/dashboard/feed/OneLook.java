package skilltide.dashboard.feed;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks when it is asked. Those who ask at the same time get one answer, or one failure, of a look that began after they had asked: where
 * a look takes seconds because nobody answers, a crowd does not wait for one after the other. Thread-safe.
 */
final class OneLook<T> {
  private record Looked<T>(long begun, @Nullable T seen, @Nullable RuntimeException failure) {}

  private final Supplier<T> look;
  private @Nullable Looked<T> last;

  OneLook(Supplier<T> look) {
    this.look = look;
  }

  /** What is seen now; fails as the look does. */
  T now() {
    long asked = System.nanoTime();
    synchronized (this) {
      Looked<T> known = last;
      if (known == null || known.begun - asked < 0) {
        known = look();
        last = known;
      }
      T seen = known.seen;
      if (seen == null) {
        throw known.failure == null ? new IllegalStateException("Nothing was seen") : known.failure;
      }
      return seen;
    }
  }

  private Looked<T> look() {
    long begun = System.nanoTime();
    try {
      return new Looked<>(begun, look.get(), null);
    } catch (RuntimeException e) {
      return new Looked<>(begun, null, e);
    }
  }
}
