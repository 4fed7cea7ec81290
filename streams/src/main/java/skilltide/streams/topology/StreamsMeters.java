package skilltide.streams.topology;

import io.micrometer.core.instrument.MeterRegistry;
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
  private final AtomicLong rejected = new AtomicLong();

  public StreamsMeters(MeterRegistry registry) {
    this.registry = registry;
    for (Input input : Input.values()) {
      count(input, "counted", 0);
      for (Rejection rejection : Rejection.values()) {
        reject(input, rejection, 0);
      }
    }
  }

  void counted(Input input) {
    count(input, "counted", 1);
  }

  void rejected(Input input, Rejection rejection, String detail) {
    reject(input, rejection, 1);
    long so = rejected.incrementAndGet();
    if (Long.bitCount(so) == 1) { // the 1st, 2nd, 4th, 8th … : told, but not a log full of it
      LOG.warn("Rejected from {} ({}): {}; {} rejected since the start, all in rejected-events", input.word(),
          rejection.word(), detail, so);
    }
  }

  private void count(Input input, String what, int times) {
    registry.counter("skilltide.events." + what, "input", input.word()).increment(times);
  }

  private void reject(Input input, Rejection rejection, int times) {
    registry.counter("skilltide.events.rejected", "input", input.word(), "reason", rejection.word()).increment(times);
  }
}
