package skilltide.dashboard.readings;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The readings that are shown: of the active counting, once they have been read. Thread-safe. */
public final class Readings {
  private @Nullable ReadingStore shown;

  /** What can be asked; empty while nothing has been read yet. */
  public synchronized Optional<ReadingStore> shown() {
    return Optional.ofNullable(shown);
  }

  /** What can be asked, if need be after a while: just after the start it is a matter of a second. */
  public synchronized Optional<ReadingStore> shown(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    for (long left = patience.toMillis(); shown == null && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
      wait(left);
    }
    return Optional.ofNullable(shown);
  }

  /** Shows a store from now on; nothing any more when there is none. */
  public synchronized void show(@Nullable ReadingStore store) {
    shown = store;
    notifyAll();
  }
}
