package skilltide.ingest.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came in and what became of it: received = accepted + rejected, once nothing is under way. The counters are
 * {@code skilltide.<what>.received}, {@code .accepted} and {@code .rejected} with a {@code reason}.
 */
final class Intake {
  private final Counter received;
  private final Counter accepted;
  private final Map<Rejection, Counter> rejected;

  /** @param what the plural of what is taken in, such as {@code postings} */
  Intake(MeterRegistry registry, String what) {
    received = Counter.builder("skilltide." + what + ".received")
        .description(what + " that were sent here; received = accepted + rejected").register(registry);
    accepted = Counter.builder("skilltide." + what + ".accepted")
        .description(what + " that Kafka has acknowledged").register(registry);
    rejected = Stream.of(Rejection.values()).collect(Collectors.toMap(Function.identity(),
        reason -> Counter.builder("skilltide." + what + ".rejected").tag("reason", reason.label())
            .description(what + " that were not taken, by reason").register(registry)));
  }

  void received() {
    received.increment();
  }

  void accepted() {
    accepted.increment();
  }

  void rejected(Rejection reason) {
    Objects.requireNonNull(rejected.get(reason)).increment();
  }
}
