package skilltide.ingest.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Requests by key: their names are the operator's, a thousand at most. Who has no key that is known is nobody. */
@Singleton
final class KeyMeters {
  private final MeterRegistry registry;

  enum Outcome {
    ADMITTED, FORBIDDEN, LIMITED, UNKNOWN
  }

  KeyMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** @param key its name; empty for nobody's */
  void note(String key, Outcome outcome) {
    if (outcome == Outcome.ADMITTED && key.isEmpty()) {
      return; // programs of this machine
    }
    Counter.builder("skilltide.key.requests").tag("key", key).tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
        .description("Requests about postings that came with a publisher's key, or should have").register(registry)
        .increment();
  }
}
