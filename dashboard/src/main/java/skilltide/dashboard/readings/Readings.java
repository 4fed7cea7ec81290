package skilltide.dashboard.readings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The readings that are shown: of the active counting, once they have been read. Thread-safe. */
public final class Readings {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** As many may be on their way while they are read as they come. */
  private static final long FLOW = 1_000;

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private @Nullable ReadingStore shown;
  private volatile long behind;

  /** What can be asked; empty while nothing has been read yet. */
  public synchronized Optional<ReadingStore> shown() {
    return Optional.ofNullable(shown);
  }

  /**
   * What can be asked, if need be after some seconds: just after the start it is a matter of one.
   *
   * @throws ReadingStoreException when there is still nothing then
   */
  public synchronized ReadingStore awaited() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      for (long left = PATIENCE.toMillis(); shown == null && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return shown().orElseThrow(ReadingStoreException::pending);
  }

  /** Shows a store from now on; nothing any more when there is none. */
  public void show(@Nullable ReadingStore store) {
    synchronized (this) {
      shown = store;
      notifyAll();
    }
    changed();
  }

  /** Tells how many records are known of that are not in the readings shown. */
  public void behind(long records) {
    behind = records;
  }

  /** Whether so much is still to be read that what is said of the readings will soon be another thing. */
  public boolean areCatchingUp() {
    return behind > FLOW;
  }

  /** Runs after every change of what is shown, on the feeding thread: it should do no more than wake another. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** Tells that the readings shown are others now. */
  public void changed() {
    listeners.forEach(Runnable::run);
  }
}
