package skilltide.dashboard.query;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When the events were received that the figures have taken over and nobody was shown yet. One thread takes rows over, another asks;
 * whoever asks finds the rows of what is told in the figures.
 */
public final class Arrivals {
  private @Nullable Instant oldest;

  /**
   * Has rows taken over.
   *
   * @param received when the oldest of the events behind them was received
   */
  public synchronized void take(Instant received, Runnable rows) {
    oldest = oldest == null || received.isBefore(oldest) ? received : oldest;
    rows.run();
  }

  /** When the oldest event was received that came since this was last asked; empty when none did. */
  public synchronized Optional<Instant> oldest() {
    Optional<Instant> told = Optional.ofNullable(oldest);
    oldest = null;
    return told;
  }
}
