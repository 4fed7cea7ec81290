package skilltide.dashboard.api;

import io.micronaut.http.HttpRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import skilltide.ingest.web.ClientAddress;

/** How many requests of a kind are answered at once, and how many wait for it, from one address and in all. Thread-safe. */
final class Turns {
  /** A turn that was taken; ended once, however often it is closed. */
  final class Turn implements AutoCloseable {
    private final String address;
    private boolean ended;

    private Turn(String address) {
      this.address = address;
    }

    @Override
    public void close() {
      lock.lock();
      try {
        if (!ended) {
          ended = true;
          taken.remove(address);
          freed.signalAll();
        }
      } finally {
        lock.unlock();
      }
    }
  }

  /** How many there are, of each address and in all. */
  private static final class Count {
    private final Map<String, Integer> byAddress = new HashMap<>();
    private int all;

    void add(String address) {
      all++;
      byAddress.merge(address, 1, Integer::sum);
    }

    void remove(String address) {
      all--;
      byAddress.computeIfPresent(address, (each, count) -> count == 1 ? null : count - 1);
    }

    int of(String address) {
      return byAddress.getOrDefault(address, 0);
    }
  }

  /** So many wait for each turn that there is. */
  private static final int WAITING = 4;

  private final Limit.AtOnce limit;
  private final Duration patience;
  private final ClientAddress addresses;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition freed = lock.newCondition();
  private final Count taken = new Count();
  private final Count waiting = new Count();

  /** @param patience how long a request waits for its turn before it is refused */
  Turns(Limit.AtOnce limit, Duration patience, ClientAddress addresses) {
    this.limit = limit;
    this.patience = patience;
    this.addresses = addresses;
  }

  /**
   * Takes a turn for whoever asks.
   *
   * @throws BusyException when there is none, even after waiting, or too many wait already
   */
  Turn take(HttpRequest<?> request) {
    String address = addresses.network(request);
    lock.lock();
    try {
      if (!isFree(address)) {
        await(address);
      }
      taken.add(address);
      return new Turn(address);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BusyException(limit, false);
    } finally {
      lock.unlock();
    }
  }

  private void await(String address) throws InterruptedException {
    if (waiting.all >= WAITING * limit.inAll() || waiting.of(address) >= WAITING * limit.each()) {
      throw busy();
    }
    waiting.add(address);
    try {
      long left = patience.toNanos();
      while (!isFree(address)) {
        if (left <= 0) {
          throw busy();
        }
        left = freed.awaitNanos(left);
      }
    } finally {
      waiting.remove(address);
    }
  }

  private boolean isFree(String address) {
    return taken.all < limit.inAll() && taken.of(address) < limit.each();
  }

  private BusyException busy() {
    return new BusyException(limit, taken.all < limit.inAll());
  }

  /**
   * Does something in turn.
   *
   * @throws BusyException when there is no turn, even after waiting
   */
  <T> T during(HttpRequest<?> request, Supplier<T> work) {
    Turn turn = take(request);
    try {
      return work.get();
    } finally {
      turn.close();
    }
  }

  /** How many turns are taken. */
  int taken() {
    return count(taken);
  }

  /** How many requests wait for theirs. */
  int waiting() {
    return count(waiting);
  }

  private int count(Count of) {
    lock.lock();
    try {
      return of.all;
    } finally {
      lock.unlock();
    }
  }
}
