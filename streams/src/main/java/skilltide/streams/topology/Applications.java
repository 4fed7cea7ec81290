package skilltide.streams.topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.ingest.event.KafkaSettings;

/** The Kafka Streams applications that run here, exactly once, each by its application id. */
final class Applications {
  private static final Logger LOG = LoggerFactory.getLogger(Applications.class);
  private static final Duration STOP = Duration.ofSeconds(8);
  /** As much as our topics take: what is read of a posting may be larger than the posting. */
  private static final int MOST_BYTES = 6 << 20;

  private final KafkaSettings kafka;
  private final StreamsSettings settings;
  private final Map<String, KafkaStreams> running = new ConcurrentHashMap<>();

  Applications(KafkaSettings kafka, StreamsSettings settings) {
    this.kafka = kafka;
    this.settings = settings;
  }

  /** Starts it unless it runs; returns at once. */
  void start(String application, int threads, Supplier<Topology> topology) {
    running.computeIfAbsent(application, id -> {
      KafkaStreams streams = create(id, threads, topology.get());
      streams.setUncaughtExceptionHandler(failure -> {
        LOG.error("A thread of {} failed and is replaced; what it had not committed is counted again", id, failure);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
      });
      streams.start();
      return streams;
    });
  }

  /**
   * Stops those, committing what is done, within eight seconds. Their partitions move on, or back, at once.
   *
   * @return what was stopped
   */
  List<KafkaStreams> stop(Collection<String> applications) {
    List<KafkaStreams> stopped = new ArrayList<>();
    List<Thread> stopping = new ArrayList<>();
    for (String application : List.copyOf(applications)) {
      KafkaStreams streams = running.remove(application);
      if (streams != null) {
        stopped.add(streams);
        stopping.add(Thread.ofVirtual().start(() -> streams.close(CloseOptions
            .groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP).withTimeout(STOP))));
      }
    }
    for (Thread thread : stopping) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return stopped;
      }
    }
    return stopped;
  }

  /** What each is doing, by its application id. */
  Map<String, KafkaStreams.State> states() {
    Map<String, KafkaStreams.State> states = new TreeMap<>();
    running.forEach((application, streams) -> states.put(application, streams.state()));
    return states;
  }

  /** Events on their input topics still to be counted here. */
  double lag() {
    return running.values().stream().flatMap(streams -> streams.metrics().values().stream())
        .filter(metric -> metric.metricName().name().equals("records-lag"))
        .mapToDouble(metric -> metric.metricValue() instanceof Double lag && !lag.isNaN() ? lag : 0).sum();
  }

  private KafkaStreams create(String application, int threads, Topology topology) {
    return new KafkaStreams(topology, configuration(application, threads));
  }

  private Properties configuration(String application, int threads) {
    Properties properties = new Properties();
    properties.putAll(kafka.client(Map.ofEntries(
        Map.entry(StreamsConfig.APPLICATION_ID_CONFIG, application),
        Map.entry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2),
        Map.entry(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads),
        // Publishing asks for a commit itself; beside that only what changed no row is left to commit.
        Map.entry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1_000),
        Map.entry(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString()),
        Map.entry(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true),
        Map.entry(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest"),
        // A killed instance's partitions move on after this long, not after the default 45 s.
        Map.entry(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000),
        Map.entry(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 2_000),
        // The first record after a commit is told to come again while the commit is still being written: soon, then.
        Map.entry(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 5),
        Map.entry(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), MOST_BYTES),
        Map.entry(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), MOST_BYTES))));
    return properties;
  }
}
