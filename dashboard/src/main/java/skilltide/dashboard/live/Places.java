package skilltide.dashboard.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import java.util.concurrent.atomic.AtomicInteger;

/** How many viewers are connected, and how many may be. */
@Context
final class Places {
  private final int most;
  private final AtomicInteger taken = new AtomicInteger();

  Places(LiveSettings settings, MeterRegistry meters) {
    most = settings.maxSockets();
    Gauge.builder("skilltide.live.sockets", taken, AtomicInteger::get).description("Viewers connected")
        .register(meters);
  }

  /** Counts a viewer in; false when there are too many: they are to be sent away, and counted out like others. */
  boolean take() {
    return taken.incrementAndGet() <= most;
  }

  /** Counts a viewer out. */
  void free() {
    taken.decrementAndGet();
  }
}
