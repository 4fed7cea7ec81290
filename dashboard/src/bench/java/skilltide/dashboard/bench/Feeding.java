package skilltide.dashboard.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import skilltide.dashboard.cube.Change;
import skilltide.dashboard.cube.Cube;

/**
 * Feeds a cube as the topology does while postings come in: ten times a second all rows that have changed. What it feeds was counted
 * before, as it is in another process where it comes from Kafka: only the cube's part of the work is beside what is measured.
 */
final class Feeding implements AutoCloseable {
  private static final int TICKS = 10;

  private final Cube cube;
  private final List<List<Change>> ticks;
  private final int perSecond;
  private final Thread thread = new Thread(this::run, "feed");
  private volatile boolean closing;
  private final AtomicLong postings = new AtomicLong();
  private final AtomicLong rows = new AtomicLong();
  private final AtomicLong nanos = new AtomicLong();
  private final long began = System.nanoTime();
  private volatile long ended;

  private Feeding(Cube cube, List<List<Change>> ticks, int perSecond) {
    this.cube = cube;
    this.ticks = ticks;
    this.perSecond = perSecond;
  }

  /** @param seconds how long something comes in; what is measured must be over before */
  static Feeding start(Market market, Ledger ledger, Cube cube, int perSecond, int seconds) {
    List<List<Change>> ticks = new ArrayList<>();
    for (int tick = 0; tick < seconds * TICKS; tick++) {
      for (int i = 0; i < perSecond / TICKS; i++) {
        ledger.count(market.arriving());
      }
      ticks.add(ledger.changes());
    }
    Feeding feeding = new Feeding(cube, ticks, perSecond);
    feeding.thread.setDaemon(true);
    feeding.thread.start();
    return feeding;
  }

  private void run() {
    for (int tick = 0; tick < ticks.size() && !closing; tick++) {
      long due = began + (tick + 1) * 1_000_000_000L / TICKS;
      for (long wait = due - System.nanoTime(); wait > 0 && !closing; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      List<Change> changes = ticks.get(tick);
      long start = System.nanoTime();
      cube.apply(changes);
      nanos.addAndGet(System.nanoTime() - start);
      postings.addAndGet(perSecond / TICKS);
      rows.addAndGet(changes.size());
    }
    ended = System.nanoTime();
  }

  /** What was fed, how fast, and how long the cube took for it; once it is closed. */
  String told() {
    double seconds = (ended - began) / 1e9;
    return "fed %.0f postings/s as %.0f rows/s, in the cube %.2f ms a tick".formatted(postings.get() / seconds,
        rows.get() / seconds, nanos.get() / 1e6 * perSecond / TICKS / Math.max(1, postings.get()));
  }

  @Override
  public void close() {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
