package skilltide.ingest.publish;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Prototype;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import skilltide.ingest.event.KafkaSettings;
import skilltide.ingest.trace.Traces;

/** The producer behind the publisher: nothing acknowledged is lost or written twice, and its memory has a bound. */
@Factory
final class ProducerFactory {
  /** How long an event may take before its sender is told that Kafka does not answer. */
  static final Duration DELIVERY = Duration.ofSeconds(10);

  private static final Map<String, Object> SETTINGS = Map.ofEntries(
      Map.entry(ProducerConfig.CLIENT_ID_CONFIG, "skilltide-ingest"), Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
      Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
      // A few milliseconds fill a batch under load, and nobody sees them when it is quiet.
      Map.entry(ProducerConfig.LINGER_MS_CONFIG, 5), Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024),
      // Postings are kept for ever.
      Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd"),
      // A posting of 1 MB and what is said about it beside its text.
      Map.entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 * 1024 * 1024),
      Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, 32L * 1024 * 1024),
      Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000L), Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000),
      Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY.toMillis()));

  /** A new one each time; the publisher closes it. */
  @Prototype
  Producer<byte[], byte[]> producer(KafkaSettings kafka, MeterRegistry registry,
      @Property(name = "skilltide.metrics.kafka", defaultValue = "false") boolean metered) {
    Map<String, Object> settings = kafka.client(SETTINGS);
    return metered
        ? new MeteredProducer(settings, registry)
        : new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static final class MeteredProducer extends KafkaProducer<byte[], byte[]> {
    private final KafkaClientMetrics meters = new KafkaClientMetrics(this);

    private MeteredProducer(Map<String, Object> settings, MeterRegistry registry) {
      super(settings, new ByteArraySerializer(), new ByteArraySerializer());
      meters.bindTo(registry);
    }

    @Override
    public void close(Duration timeout) {
      meters.close();
      super.close(timeout);
    }
  }

  @Singleton
  @Bean(preDestroy = "close")
  PostingPublisher publisher(BeanProvider<Producer<byte[], byte[]>> producers, KafkaSettings kafka,
      Optional<Traces> traces, MeterRegistry registry) {
    return new PostingPublisher(producers::get, kafka.eventTopics(), traces.orElse(Traces.OFF), registry);
  }
}
