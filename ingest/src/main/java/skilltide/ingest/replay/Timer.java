package skilltide.ingest.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** What time it is, and waiting by it. Thread-safe. */
public interface Timer {
  /** By the wall clock. */
  Timer SYSTEM = new Timer() {
    @Override
    public Instant now() {
      return Instant.now();
    }

    @Override
    public void waitUntil(Instant time) throws InterruptedException {
      TimeUnit.NANOSECONDS.sleep(Duration.between(now(), time).toNanos());
    }
  };

  Instant now();

  /** Returns at once when the time has passed. */
  void waitUntil(Instant time) throws InterruptedException;
}
