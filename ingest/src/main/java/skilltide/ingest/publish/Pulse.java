package skilltide.ingest.publish;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Whether Kafka answers. What is under way is waited for as long as the producer tries; this tells those who come meanwhile at
 * once. After a failure one at a time is let through to find out, until one is acknowledged.
 */
final class Pulse {
  /** How long nothing may be acknowledged while something should be. */
  static final Duration PATIENCE = Duration.ofSeconds(3);

  private final LongSupplier nanos;
  private final AtomicLong underWay = new AtomicLong();
  private volatile long since;
  private volatile boolean failed;

  Pulse(LongSupplier nanos) {
    this.nanos = nanos;
  }

  void sent() {
    if (underWay.get() == 0) {
      since = nanos.getAsLong(); // first: whoever looks between the two must not see when something was last under way
    }
    underWay.incrementAndGet();
  }

  void acknowledged() {
    since = nanos.getAsLong();
    failed = false;
    underWay.decrementAndGet();
  }

  /** @param why what is the record's own fault says nothing about Kafka */
  void failed(Throwable why) {
    failed |= why instanceof RetriableException;
    underWay.decrementAndGet();
  }

  long underWay() {
    return underWay.get();
  }

  boolean isStalled() {
    return underWay.get() > 0 && (failed || nanos.getAsLong() - since > PATIENCE.toNanos());
  }
}
