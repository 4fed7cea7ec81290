package skilltide.streams.topology;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.ingest.event.KafkaSettings;
import skilltide.streams.read.PostingReader;
import skilltide.streams.result.ResultTopics;
import skilltide.streams.taxonomy.Taxonomy;

/** Runs the two topologies, exactly once, each as an application of its own. */
@Context
public final class StreamsRole {
  private static final Logger LOG = LoggerFactory.getLogger(StreamsRole.class);
  private static final Duration STOP = Duration.ofSeconds(8);

  private final KafkaSettings kafka;
  private final StreamsSettings settings;
  private final Taxonomy taxonomy;
  private final StreamsMeters meters;
  private final ResultTopics results;
  private final int partitions;
  private final boolean byEvents;
  private volatile List<KafkaStreams> running = List.of();

  StreamsRole(KafkaSettings kafka, StreamsSettings settings, Taxonomy taxonomy, MeterRegistry registry,
      @Property(name = "skilltide.partitions") int partitions,
      @Property(name = "skilltide.clock", defaultValue = "wall") String clock) {
    this.kafka = kafka;
    this.settings = settings;
    this.taxonomy = taxonomy;
    this.partitions = partitions;
    byEvents = clock.equals("event");
    meters = new StreamsMeters(registry);
    results = new ResultTopics(kafka.topicPrefix(), ResultTopics.CURRENT);
    Gauge.builder("skilltide.streams.lag", this, StreamsRole::lag)
        .description("Events on the input topics still to be counted here").register(registry);
  }

  /** Starts both; returns at once. */
  @PostConstruct
  public synchronized void start() {
    Counting postings = counting();
    Counting views = counting();
    running = List.of(
        start("postings-v" + results.counting(), settings.threads(), postings.commits(), PostingTopology.build(
            kafka.eventTopics(), results, new Readings(new PostingReader(taxonomy), taxonomy), postings)),
        start("views", 1, views.commits(), ViewTopology.build(kafka.eventTopics(), results, taxonomy, views)));
  }

  /** Stops both, committing what is done, within ten seconds. Their partitions move on, or back, at once. */
  @PreDestroy
  public synchronized void stop() {
    List<Thread> stopping = new ArrayList<>();
    for (KafkaStreams streams : running) {
      stopping.add(Thread.ofVirtual().start(() -> streams.close(
          CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP).withTimeout(STOP))));
    }
    running = List.of();
    for (Thread thread : stopping) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Stops both for good and forgets their state, so that re-created topics are counted from nothing. */
  public synchronized void forget() {
    List<KafkaStreams> stopped = running;
    stop();
    stopped.forEach(KafkaStreams::cleanUp);
  }

  /** What each application is doing, by its name. */
  public Map<String, KafkaStreams.State> states() {
    List<KafkaStreams> now = running;
    return now.size() < 2 ? Map.of() : Map.of("postings", now.get(0).state(), "views", now.get(1).state());
  }

  private double lag() {
    return running.stream().flatMap(streams -> streams.metrics().values().stream())
        .filter(metric -> metric.metricName().name().equals("records-lag"))
        .mapToDouble(metric -> metric.metricValue() instanceof Double lag && !lag.isNaN() ? lag : 0).sum();
  }

  private Counting counting() {
    return new Counting(partitions, settings.tick(), byEvents ? StreamsClock.ofEvents() : StreamsClock.WALL,
        new BeforeCommit(), meters);
  }

  private KafkaStreams start(String application, int threads, BeforeCommit commits, Topology topology) {
    KafkaStreams streams = new KafkaStreams(topology, StreamsConfiguration.of(kafka, settings, application, threads),
        commits);
    streams.setUncaughtExceptionHandler(failure -> {
      LOG.error("A thread of {} failed and is replaced; what it had not committed is counted again", application,
          failure);
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    });
    streams.start();
    return streams;
  }
}
