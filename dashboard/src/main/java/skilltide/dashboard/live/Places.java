package skilltide.dashboard.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many viewers are connected, from where, and how many may be. */
@Context
final class Places {
  private final int most;
  private final int mostOfAddress;
  private final AtomicInteger taken = new AtomicInteger();
  private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();

  Places(LiveSettings settings, MeterRegistry meters) {
    most = settings.maxSockets();
    mostOfAddress = settings.maxSocketsPerAddress();
    Gauge.builder("skilltide.live.sockets", taken, AtomicInteger::get).description("Viewers connected")
        .register(meters);
  }

  /** Counts a viewer in, who is to be counted out, unless there is a reason to send them away. */
  Optional<Closing> take(String address) {
    if (byAddress.merge(address, 1, Integer::sum) > mostOfAddress) {
      forget(address);
      return Optional.of(Closing.TOO_MANY_OF_ADDRESS);
    }
    if (taken.incrementAndGet() > most) {
      free(address);
      return Optional.of(Closing.FULL);
    }
    return Optional.empty();
  }

  /** Counts a viewer out. */
  void free(String address) {
    taken.decrementAndGet();
    forget(address);
  }

  private void forget(String address) {
    byAddress.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
  }
}
