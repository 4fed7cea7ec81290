package skilltide.dashboard.bench;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import skilltide.dashboard.cube.Change;
import skilltide.dashboard.cube.Cube;

/** Feeds a cube as the topology does while postings come in: ten times a second all rows that have changed. */
final class Feeding implements AutoCloseable {
  private static final int TICKS = 10;

  private final Market market;
  private final Ledger ledger;
  private final Cube cube;
  private final int perSecond;
  private final Thread thread = new Thread(this::run, "feed");
  private volatile boolean closing;
  private final AtomicLong postings = new AtomicLong();
  private final AtomicLong rows = new AtomicLong();
  private final AtomicLong nanos = new AtomicLong();
  private final long began = System.nanoTime();

  private Feeding(Market market, Ledger ledger, Cube cube, int perSecond) {
    this.market = market;
    this.ledger = ledger;
    this.cube = cube;
    this.perSecond = perSecond;
  }

  static Feeding start(Market market, Ledger ledger, Cube cube, int perSecond) {
    Feeding feeding = new Feeding(market, ledger, cube, perSecond);
    feeding.thread.setDaemon(true);
    feeding.thread.start();
    return feeding;
  }

  private void run() {
    for (long tick = 1; !closing; tick++) {
      long due = began + tick * 1_000_000_000L / TICKS;
      for (long wait = due - System.nanoTime(); wait > 0 && !closing; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      for (int i = 0; i < perSecond / TICKS; i++) {
        ledger.count(market.arriving());
      }
      List<Change> changes = ledger.changes();
      long start = System.nanoTime();
      cube.apply(changes);
      nanos.addAndGet(System.nanoTime() - start);
      postings.addAndGet(perSecond / TICKS);
      rows.addAndGet(changes.size());
    }
  }

  /** What was fed, how fast, and how long the cube took for it. */
  String told() {
    double seconds = (System.nanoTime() - began) / 1e9;
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
