package skilltide.dashboard.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import skilltide.streams.taxonomy.Taxonomy;

/**
 * Asks a server for random rankings at a fixed rate, whether or not it keeps up, and tells how long answers took, counted from when
 * each was due: so a server that stalls is charged for all who would have waited. Arguments: port, requests a second, seconds to warm
 * up, seconds to measure, encoding (identity or gzip).
 */
final class LoadMain {
  private static final int CONNECTIONS = 16;
  private static final long LONGEST = 10_000_000_000L;
  // The scheduler wakes a thread some tens of microseconds late; so much of the wait is spent awake.
  private static final long AWAKE = 20_000;

  private LoadMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    int port = Integer.parseInt(arguments[0]);
    int rate = Integer.parseInt(arguments[1]);
    int warm = Integer.parseInt(arguments[2]) * rate;
    int all = warm + Integer.parseInt(arguments[3]) * rate;
    Market market = new Market(Taxonomy.bundled(), 42);
    List<String> queries = Asked.rankings(market, 16_384, 11).stream().map(Asked::query).toList();
    AtomicInteger next = new AtomicInteger();
    AtomicInteger failed = new AtomicInteger();
    Histogram late = new Histogram(LONGEST, 3);
    List<Histogram> took = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    long begin = System.nanoTime() + 500_000_000L;
    for (int i = 0; i < CONNECTIONS; i++) {
      Histogram mine = new Histogram(LONGEST, 3);
      took.add(mine);
      threads.add(Thread.ofPlatform().start(() -> {
        try (HttpLine line = new HttpLine(InetAddress.getLoopbackAddress(), port, arguments[4])) {
          for (int turn = next.getAndIncrement(); turn < all; turn = next.getAndIncrement()) {
            long due = begin + (long) (turn * 1e9 / rate);
            await(due);
            long sent = System.nanoTime();
            int status = line.get("/api/v1/top?" + queries.get(turn % queries.size()));
            if (turn >= warm) {
              mine.recordValue(Math.min(LONGEST, System.nanoTime() - due));
              synchronized (late) {
                late.recordValue(Math.min(LONGEST, sent - due));
              }
              failed.addAndGet(status == 200 ? 0 : 1);
            }
          }
        } catch (IOException e) {
          failed.incrementAndGet();
          System.err.println(e);
        }
      }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    Histogram sum = new Histogram(LONGEST, 3);
    took.forEach(sum::add);
    System.out.printf("%d/s %s: %s; sent late: %s; %d failed%n", rate, arguments[4], told(sum), told(late),
        failed.get());
    System.out.printf("csv,%d,%s,%d,%s,%d%n", rate, arguments[4], sum.getTotalCount(), micros(sum), failed.get());
  }

  private static void await(long due) {
    for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
      if (wait > AWAKE) {
        LockSupport.parkNanos(wait - AWAKE);
      } else {
        Thread.onSpinWait();
      }
    }
  }

  private static String told(Histogram histogram) {
    return "n %d, p50 %.0f, p90 %.0f, p99 %.0f, p99.9 %.0f, max %.0f us".formatted(histogram.getTotalCount(),
        histogram.getValueAtPercentile(50) / 1e3, histogram.getValueAtPercentile(90) / 1e3,
        histogram.getValueAtPercentile(99) / 1e3, histogram.getValueAtPercentile(99.9) / 1e3,
        histogram.getMaxValue() / 1e3);
  }

  private static String micros(Histogram histogram) {
    return "%.0f,%.0f,%.0f,%.0f,%.0f".formatted(histogram.getValueAtPercentile(50) / 1e3,
        histogram.getValueAtPercentile(90) / 1e3, histogram.getValueAtPercentile(99) / 1e3,
        histogram.getValueAtPercentile(99.9) / 1e3, histogram.getMaxValue() / 1e3);
  }
}
