package skilltide.dashboard.live;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;

/** What arrives on one event loop of the viewers, and how long after it was committed. */
final class Arrivals {
  private static final long LONGEST = 100_000_000_000L;

  /**
   * Which updates are measured.
   *
   * @param from when the first was committed at the earliest
   * @param to before when the last was
   */
  record Measured(long from, long to) {
    boolean holds(long time) {
      return time - from >= 0 && time - to < 0;
    }
  }

  private final Commits commits;
  private final CountDownLatch open;
  private final AtomicInteger failures;
  private final UpdateNumbers numbers = new UpdateNumbers();
  private final Histogram took = new Histogram(LONGEST, 3);
  private volatile Measured measured = new Measured(Long.MAX_VALUE, Long.MAX_VALUE);
  private final LongAdder bytes = new LongAdder();

  /** @param open counted down by everybody who has got a snapshot */
  Arrivals(Commits commits, CountDownLatch open, AtomicInteger failures) {
    this.commits = commits;
    this.open = open;
    this.failures = failures;
  }

  UpdateNumbers numbers() {
    return numbers;
  }

  void opened() {
    open.countDown();
  }

  void measure(Measured window) {
    measured = window;
  }

  void arrived(long number, int size) {
    long now = System.nanoTime();
    long committed = commits.time(number);
    if (committed != 0 && measured.holds(committed)) {
      took.recordValue(Math.min(LONGEST, Math.max(0, now - committed)));
      bytes.add(size);
    }
  }

  void failed(Throwable cause) {
    if (failures.getAndIncrement() < 3) {
      System.err.println(cause);
    }
  }

  /** Once nothing more arrives. */
  Histogram took() {
    return took;
  }

  long bytes() {
    return bytes.sum();
  }
}
