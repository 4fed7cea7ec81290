package skilltide.streams.topology;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.streams.result.Input;

/**
 * What this instance did: read = counted + rejected, per input. A record that is processed again after a failure is
 * metered again; the counts themselves are exact.
 */
public final class StreamsMeters {
  private static final Logger LOG = LoggerFactory.getLogger(StreamsMeters.class);

  private final MeterRegistry registry;
  private final Map<Input, io.micrometer.core.instrument.Counter> counted = new EnumMap<>(Input.class);
  private final AtomicLong rejected = new AtomicLong();

  public StreamsMeters(MeterRegistry registry) {
    this.registry = registry;
    for (Input input : Input.values()) {
      counted.put(input, registry.counter("skilltide.events.counted", "input", input.word()));
      for (Rejection rejection : Rejection.values()) {
        reject(input, rejection, 0);
      }
    }
  }

  void counted(Input input) {
    Objects.requireNonNull(counted.get(input)).increment();
  }

  void rejected(Input input, Rejection rejection, String detail) {
    reject(input, rejection, 1);
    long so = rejected.incrementAndGet();
    if (Long.bitCount(so) == 1) { // the 1st, 2nd, 4th, 8th … : told, but not a log full of it
      LOG.warn("Rejected from {} ({}): {}; {} rejected since the start, all in rejected-events", input.word(),
          rejection.word(), detail, so);
    }
  }

  private void reject(Input input, Rejection rejection, int times) {
    registry.counter("skilltide.events.rejected", "input", input.word(), "reason", rejection.word()).increment(times);
  }
}
