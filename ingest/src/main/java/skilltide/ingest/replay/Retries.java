package skilltide.ingest.replay;

import java.time.Duration;
import java.time.Instant;

/** How long the same postings are tried again. */
final class Retries {
  private final Timer timer;
  private final Duration patience;
  private Instant end = Instant.MIN;

  /** @param patience from the first try of a body on */
  Retries(Timer timer, Duration patience) {
    this.timer = timer;
    this.patience = patience;
  }

  void begin() {
    end = timer.now().plus(patience);
  }

  /** Waits; false when it is not worth trying again. */
  boolean again(Duration after) throws InterruptedException {
    Instant next = timer.now().plus(after);
    if (next.isAfter(end)) {
      return false;
    }
    timer.waitUntil(next);
    return true;
  }
}
