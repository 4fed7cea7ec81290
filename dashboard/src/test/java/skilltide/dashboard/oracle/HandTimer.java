package skilltide.dashboard.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import skilltide.ingest.replay.Timer;

/** Time that stands still until a test moves it on; who waits for a later time is known to the test. */
final class HandTimer implements Timer {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Thread, Instant> waiting = new HashMap<>();
  private Instant now;

  HandTimer(Instant start) {
    now = start;
  }

  @Override
  public Instant now() {
    lock.lock();
    try {
      return now;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void waitUntil(Instant time) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      waiting.put(Thread.currentThread(), time);
      changed.signalAll();
      while (now.isBefore(time)) {
        changed.await();
      }
    } finally {
      waiting.remove(Thread.currentThread());
      lock.unlock();
    }
  }

  /** Moves time on; returns when so many have done what was due by then and wait for a later time. */
  void moveTo(Instant time, int waiters) throws InterruptedException {
    lock.lock();
    try {
      now = time;
      changed.signalAll();
      long patience = PATIENCE.toNanos();
      while (waiting.size() != waiters || !waiting.values().stream().allMatch(now::isBefore)) {
        if (patience <= 0) {
          throw new AssertionError("At %s not %d wait for later, but %s".formatted(time, waiters, waiting));
        }
        patience = changed.awaitNanos(patience);
      }
    } finally {
      lock.unlock();
    }
  }
}
