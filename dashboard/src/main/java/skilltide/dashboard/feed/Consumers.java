package skilltide.dashboard.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.ingest.event.KafkaSettings;

/** How the feed reads Kafka. */
@Factory
final class Consumers {
  private static final Logger log = LoggerFactory.getLogger(Consumers.class);

  /** Where a feed's consumers come from, and what the topics that they read begin with. */
  record RowConsumers(String topicPrefix, Supplier<Consumer<byte[], byte[]>> supplier) {}

  /** Closes a consumer. It is gone even when that fails, so that is told and no more. */
  static void letGo(Consumer<byte[], byte[]> consumer) {
    try {
      consumer.close();
    } catch (RuntimeException | Error e) {
      log.warn("A consumer did not close well: {}", e.toString());
    }
  }

  @Singleton
  RowConsumers rowConsumers(KafkaSettings kafka, MeterRegistry registry,
      @Property(name = "skilltide.metrics.kafka", defaultValue = "false") boolean metered) {
    Map<String, Object> settings = kafka.client(Map.of("client.id", "skilltide-feed", "isolation.level",
        "read_committed", "enable.auto.commit", false, "auto.offset.reset", "earliest", "allow.auto.create.topics",
        false, "max.poll.records", 5_000, "default.api.timeout.ms", 10_000, "reconnect.backoff.max.ms", 1_000));
    return new RowConsumers(kafka.topicPrefix(),
        () -> metered
            ? new MeteredConsumer(settings, registry)
            : new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
  }

  private static final class MeteredConsumer extends KafkaConsumer<byte[], byte[]> {
    private final KafkaClientMetrics meters = new KafkaClientMetrics(this);

    private MeteredConsumer(Map<String, Object> settings, MeterRegistry registry) {
      super(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
      meters.bindTo(registry);
    }

    @Override
    public void close() {
      meters.close();
      super.close();
    }
  }
}
