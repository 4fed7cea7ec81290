package skilltide.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import skilltide.ingest.event.KafkaSettings;
import skilltide.streams.result.ResultTopics;

class StreamsConfigurationTest {
  /** Until Kafka, as it is usually set, misses a broker: {@code broker.session.timeout.ms}. */
  private static final Duration BROKER_MISSED = Duration.ofSeconds(9);

  private final StreamsConfig config = new StreamsConfig(
      StreamsConfiguration.of(new KafkaSettings("kafka:9092", "", Map.of()), new StreamsSettings(Path.of("streams"), 1,
          Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ZERO, false), "a", "b", 2));

  @Test
  void changelogsTellWhatIsGoneForLongerThanStoresAreGoneOnWith() {
    assertThat(config.originalsWithPrefix(StreamsConfig.TOPIC_PREFIX))
        .hasEntrySatisfying(TopicConfig.DELETE_RETENTION_MS_CONFIG,
            kept -> assertThat((Long) kept).isGreaterThan(ResultTopics.LONGEST_ABSENCE.toMillis()));
  }

  @Test
  void aTransactionOutlivesTheBrokerThatItWritesTo() {
    assertThat(config.getProducerConfigs("producer"))
        .hasEntrySatisfying(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, most -> assertThat((Integer) most)
            .isGreaterThan(Math.toIntExact(BROKER_MISSED.multipliedBy(2).toMillis())));
  }
}
