package skilltide.streams.topology;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import skilltide.ingest.event.KafkaSettings;
import skilltide.streams.result.ResultTopics;

/** How Kafka Streams is told to run a topology: exactly once. */
final class StreamsConfiguration {
  /** As much as our topics take: what is read of a posting may be larger than the posting. */
  private static final int MOST_BYTES = 6 << 20;

  /** A full batch takes the others that go to the same broker with it, however small they are: full ones are to be few. */
  private static final int BATCH_BYTES = 128 << 10;

  /** A killed instance's partitions move on after this long, not after the default 45 s; one that is started again at once is back sooner. */
  private static final Duration SESSION = Duration.ofSeconds(10);

  /**
   * How long a transaction may stay open. Kafka notices after 9 s that a broker is dead, and moves what it led some 2 s later: with the 10 s
   * that Kafka Streams takes, a transaction that is open then is aborted now and then, and its stores are filled again from nothing.
   * Who takes over from an instance that is gone for good waits as long.
   */
  private static final Duration TRANSACTION = Duration.ofSeconds(20);

  private StreamsConfiguration() {}

  /**
   * @param instance who this process is to the groups that it reads in
   * @param application its id
   */
  static Properties of(KafkaSettings kafka, StreamsSettings settings, String instance, String application,
      int threads) {
    Properties properties = new Properties();
    properties.putAll(kafka.client(Map.ofEntries(
        Map.entry(StreamsConfig.APPLICATION_ID_CONFIG, application),
        Map.entry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2),
        Map.entry(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads),
        // Publishing asks for a commit itself; beside that only what changed no row is left to commit, or all of it while
        // a task catches up.
        Map.entry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1_000),
        Map.entry(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString()),
        Map.entry(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, StoreMemory.class),
        Map.entry(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, SentTime.class),
        Map.entry(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true),
        Map.entry(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest"),
        Map.entry(StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), instance),
        Map.entry(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), session(settings)),
        Map.entry(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 2_000),
        Map.entry(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
            Math.toIntExact(TRANSACTION.toMillis())),
        // The first record after a commit is told to come again while the commit is still being written: soon, then.
        Map.entry(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 5),
        // Readings and marks are text: a third of the bytes for little work.
        Map.entry(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4"),
        Map.entry(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES),
        Map.entry(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), MOST_BYTES),
        Map.entry(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), MOST_BYTES),
        Map.entry(StreamsConfig.topicPrefix(TopicConfig.DELETE_RETENTION_MS_CONFIG),
            ResultTopics.TOMBSTONES_KEPT.toMillis()))));
    return properties;
  }

  private static int session(StreamsSettings settings) {
    return Math.toIntExact(Math.max(SESSION.toMillis(), settings.away().toMillis()));
  }
}
