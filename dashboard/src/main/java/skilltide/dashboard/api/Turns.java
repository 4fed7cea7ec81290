package skilltide.dashboard.api;

import io.micronaut.http.HttpRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** How many requests of a kind are answered at once, from one address and in all. Thread-safe. */
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
          taken--;
          byAddress.computeIfPresent(address, (each, turns) -> turns == 1 ? null : turns - 1);
          freed.signalAll();
        }
      } finally {
        lock.unlock();
      }
    }
  }

  private final Limit.AtOnce limit;
  private final Duration patience;
  private final ClientAddress addresses;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition freed = lock.newCondition();
  private final Map<String, Integer> byAddress = new HashMap<>();
  private int taken;

  /** @param patience how long a request waits for its turn before it is refused */
  Turns(Limit.AtOnce limit, Duration patience, ClientAddress addresses) {
    this.limit = limit;
    this.patience = patience;
    this.addresses = addresses;
  }

  /**
   * Takes a turn for whoever asks.
   *
   * @throws BusyException when there is none, even after waiting
   */
  Turn take(HttpRequest<?> request) {
    String address = addresses.resolve(request);
    lock.lock();
    try {
      long left = patience.toNanos();
      while (taken >= limit.inAll() || byAddress.getOrDefault(address, 0) >= limit.each()) {
        if (left <= 0) {
          throw new BusyException(limit, taken < limit.inAll());
        }
        left = freed.awaitNanos(left);
      }
      taken++;
      byAddress.merge(address, 1, Integer::sum);
      return new Turn(address);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BusyException(limit, false);
    } finally {
      lock.unlock();
    }
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
    lock.lock();
    try {
      return taken;
    } finally {
      lock.unlock();
    }
  }
}
