package skilltide.ingest.source.run;

import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import skilltide.ingest.event.KafkaSettings;

/** The Kafka clients of sources. */
final class Clients {
  private static final int LARGEST = 2 * 1024 * 1024;

  private final KafkaSettings kafka;

  Clients(KafkaSettings kafka) {
    this.kafka = kafka;
  }

  /** Shares the partitions of {@code source-states} among the instances, and reads them from the start. */
  Consumer<byte[], byte[]> owner() {
    return new KafkaConsumer<>(
        kafka.client(Map.of(ConsumerConfig.GROUP_ID_CONFIG, kafka.topicPrefix() + "skilltide-sources",
            ConsumerConfig.CLIENT_ID_CONFIG, "skilltide-sources", ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false, ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
            // An instance that is gone is missed after ten seconds; eager, so that a partition has never two owners.
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000, ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000,
            ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, "org.apache.kafka.clients.consumer.RangeAssignor")),
        new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Reads all reports, for whoever asks this instance. */
  Consumer<byte[], byte[]> reader() {
    return new KafkaConsumer<>(kafka.client(Map.of(ConsumerConfig.CLIENT_ID_CONFIG, "skilltide-source-reports",
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest", ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false)),
        new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Writes what sources of one partition show. */
  Producer<byte[], byte[]> transactional(int partition) {
    return new KafkaProducer<>(kafka.client(Map.of(ProducerConfig.CLIENT_ID_CONFIG, "skilltide-sources-" + partition,
        ProducerConfig.TRANSACTIONAL_ID_CONFIG, kafka.topicPrefix() + "skilltide-sources-" + partition,
        ProducerConfig.ACKS_CONFIG, "all", ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd",
        ProducerConfig.LINGER_MS_CONFIG, 5,
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST, ProducerConfig.MAX_BLOCK_MS_CONFIG, 20_000L)),
        new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Writes reports. */
  Producer<byte[], byte[]> reporting() {
    return new KafkaProducer<>(kafka.client(Map.of(ProducerConfig.CLIENT_ID_CONFIG, "skilltide-source-reports",
        ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000L, ProducerConfig.BUFFER_MEMORY_CONFIG, 1L << 20)),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
