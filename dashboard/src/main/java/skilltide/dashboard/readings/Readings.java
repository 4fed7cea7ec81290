package skilltide.dashboard.readings;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The readings that are shown: of the active counting, once they have been read. Thread-safe. */
public final class Readings {
  private volatile @Nullable ReadingStore shown;

  /** What can be asked; empty while nothing has been read yet. */
  public Optional<ReadingStore> shown() {
    return Optional.ofNullable(shown);
  }

  /** Shows a store from now on; nothing any more when there is none. */
  public void show(@Nullable ReadingStore store) {
    shown = store;
  }
}
