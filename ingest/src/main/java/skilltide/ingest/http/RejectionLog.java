package skilltide.ingest.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once in a while what is refused: the operator should know, and the log must not grow with a bad sender. */
final class RejectionLog {
  private static final Logger LOG = LoggerFactory.getLogger(RejectionLog.class);
  private static final long PAUSE = Duration.ofSeconds(10).toNanos();

  private final AtomicLong next = new AtomicLong(System.nanoTime());

  void note(String source, Receipt receipt) {
    String why = receipt.failure().map(Throwable::getMessage).or(() -> receipt.broken().map(Receipt.Broken::why))
        .or(() -> receipt.rejected().stream().findFirst().map(Receipt.Rejected::reason)).orElse("");
    if (!why.isEmpty() && due()) {
      LOG.warn("Postings of source {}: {} accepted, {} rejected. The first reason: {}", source, receipt.accepted(),
          receipt.rejectedCount(), why);
    }
  }

  private boolean due() {
    long now = System.nanoTime();
    long due = next.get();
    return now - due >= 0 && next.compareAndSet(due, now + PAUSE);
  }
}
