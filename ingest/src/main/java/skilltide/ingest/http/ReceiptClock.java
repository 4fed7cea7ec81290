package skilltide.ingest.http;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The wall clock, but no two receipts at once: where a source names no time of change, the later of two versions of a
 * posting in one body must have the higher revision.
 */
@Singleton
final class ReceiptClock {
  private final Clock clock;
  private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);

  ReceiptClock(Clock clock) {
    this.clock = clock;
  }

  /** Now in whole microseconds, later than every earlier answer. */
  Instant next() {
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    return Instant.EPOCH.plus(last.updateAndGet(before -> Math.max(now, before + 1)), ChronoUnit.MICROS);
  }
}
