package skilltide.dashboard.feed;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import skilltide.dashboard.query.Arrivals;
import skilltide.ingest.trace.Doing;
import skilltide.ingest.trace.Gathered;
import skilltide.ingest.trace.Origin;
import skilltide.ingest.trace.Step;
import skilltide.ingest.trace.Traces;

/** Tells of what comes, once all was read that there was, whoever shows it: when it was received, and which of it is followed. */
@Singleton
final class Arriving {
  private final Arrivals arrivals;
  private final Traces traces;
  private final Gathered unshown;

  /** @param unshown what is followed and nobody was shown yet */
  Arriving(Arrivals arrivals, Optional<Traces> traces, Gathered unshown) {
    this.arrivals = arrivals;
    this.traces = traces.orElse(Traces.OFF);
    this.unshown = unshown;
  }

  /** Tells nobody. */
  static Arriving untold() {
    return new Arriving(new Arrivals(), Optional.empty(), new Gathered());
  }

  /**
   * Has rows taken over.
   *
   * @param received when the oldest of the events behind them was received
   */
  void take(Instant received, ConsumerRecords<byte[], byte[]> records, Runnable rows) {
    arrivals.take(received, traces.areOn() ? () -> follow(records, rows) : rows);
  }

  private void follow(ConsumerRecords<byte[], byte[]> records, Runnable rows) {
    Set<Origin> origins = new LinkedHashSet<>();
    String topic = "";
    for (ConsumerRecord<byte[], byte[]> each : records) {
      Optional<Origin> origin = traces.origin(each.headers(), each.timestamp());
      if (origin.isPresent() && origins.size() < Traces.MOST) {
        topic = origins.isEmpty() ? each.topic() : topic;
        origins.add(origin.get());
      }
    }
    Step step = traces.begin(Doing.processing(topic), origins).tag("messaging.batch.message_count", records.count());
    step.over(() -> {
      rows.run();
      step.origin().ifPresent(unshown::add); // once its rows are in the figures
    });
  }
}
