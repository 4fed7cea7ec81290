package skilltide.streams.topology;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;
import skilltide.ingest.event.KafkaSettings;
import skilltide.ingest.trace.Traces;
import skilltide.streams.counting.CountingInstance;
import skilltide.streams.counting.CountingRounds;
import skilltide.streams.read.PostingReader;
import skilltide.streams.result.Counting;
import skilltide.streams.result.ResultTopics;
import skilltide.streams.taxonomy.Taxonomy;

/** Runs the topologies: of views the one, of postings one for each counting that is this instance's. */
@Context
public final class StreamsRole {
  private final KafkaSettings kafka;
  private final StreamsSettings settings;
  private final Taxonomy taxonomy;
  private final Traces traces;
  private final StreamsMeters meters;
  private final int partitions;
  private final boolean byEvents;
  private final Applications applications;
  private final CountingRounds rounds;
  private final Object reading = new Object();
  private @Nullable Readings readings;
  private boolean stopped = true;

  StreamsRole(KafkaSettings kafka, StreamsSettings settings, Taxonomy taxonomy, Optional<Traces> traces,
      MeterRegistry registry,
      @Property(name = "skilltide.partitions") int partitions,
      @Property(name = "skilltide.version", defaultValue = "unknown") String program,
      @Property(name = "skilltide.clock", defaultValue = "wall") String clock,
      @Property(name = "skilltide.metrics.kafka", defaultValue = "false") boolean kafkaMeters) {
    this.kafka = kafka;
    this.settings = settings;
    this.taxonomy = taxonomy;
    this.traces = traces.orElse(Traces.OFF);
    this.partitions = partitions;
    byEvents = clock.equals("event");
    meters = new StreamsMeters(registry);
    applications = new Applications(kafka, settings,
        client -> kafkaMeters ? bound(new KafkaStreamsMetrics(client), registry) : () -> {});
    rounds = new CountingRounds(kafka, new CountingInstance(taxonomy.version(), program, partitions, settings.alone(),
        settings.stateDir(), settings.check(), settings.grace()), this::run);
    Gauge.builder("skilltide.streams.lag", applications, Applications::lag)
        .description("Events on the input topics still to be counted here").register(registry);
    Gauge.builder("skilltide.streams.running", this, role -> role.isRunning() ? 1 : 0)
        .description("Whether views and the active counting's postings are counted here").register(registry);
    Gauge.builder("skilltide.streams.restoring", applications, Applications::restoring)
        .description("Records still to be read until the stores are what they were").register(registry);
    Gauge.builder("skilltide.streams.state", applications, Applications::stateBytes).baseUnit("bytes")
        .description("What the stores take on disk and in memory until they write it").register(registry);
  }

  /** Starts all; returns at once. */
  @PostConstruct
  public void start() {
    synchronized (this) {
      stopped = false;
    }
    rounds.start();
    readings(); // while the countings are looked up
    ResultTopics shared = ResultTopics.shared(kafka.topicPrefix());
    applications.start(shared.viewsApplication(), 1,
        (commits, suspects) -> ViewTopology.build(kafka.eventTopics(), shared, taxonomy, settings(commits, suspects)));
  }

  /** Stops all, committing what is done, within ten seconds. */
  @PreDestroy
  public void stop() {
    stopRounds();
    applications.stop();
  }

  /** Stops all for good and forgets their state, so that re-created topics are counted from nothing. */
  public void forget() {
    stopRounds();
    applications.end().forEach(Application::forget);
  }

  /** Which countings there are, and what this instance has to do with them. */
  public CountingRounds countings() {
    return rounds;
  }

  /** What each application is doing, by its application id. */
  public Map<String, KafkaStreams.State> states() {
    return applications.states();
  }

  /** The application ids without which this instance counts nothing; empty while it does not know yet. */
  public List<String> needed() {
    Optional<Counting> active = rounds.known().active();
    return active.map(counting -> List.of(ResultTopics.shared(kafka.topicPrefix()).viewsApplication(),
        topics(counting).postingsApplication())).orElse(List.of());
  }

  /** Whether this instance counts views and the active counting's postings. */
  public boolean isRunning() {
    Map<String, KafkaStreams.State> states = states();
    List<String> needed = needed();
    return !needed.isEmpty() && needed.stream().allMatch(each -> states.get(each) == KafkaStreams.State.RUNNING);
  }

  private void stopRounds() {
    synchronized (this) {
      stopped = true;
    }
    rounds.stop();
  }

  private synchronized void run(List<Counting> countings) {
    if (stopped) {
      return;
    }
    List<String> others = new ArrayList<>(applications.states().keySet());
    others.remove(ResultTopics.shared(kafka.topicPrefix()).viewsApplication());
    countings.forEach(counting -> others.remove(topics(counting).postingsApplication()));
    applications.end(others);
    for (Counting counting : countings) {
      applications.start(topics(counting).postingsApplication(), settings.threads(),
          (commits, suspects) -> postings(counting, settings(commits, suspects)));
    }
  }

  private Topology postings(Counting counting, TopologySettings counted) {
    return PostingTopology.build(kafka.eventTopics(), topics(counting), readings(), counted);
  }

  /** Under a lock of its own: whoever mends an application asks for it while others hold this one. */
  private Readings readings() {
    synchronized (reading) {
      Readings known = readings;
      if (known == null) {
        known = new Readings(new PostingReader(taxonomy), taxonomy);
        readings = known;
      }
      return known;
    }
  }

  private TopologySettings settings(BeforeCommit commits, Suspects suspects) {
    return new TopologySettings(partitions, new Pace(settings.tick()),
        byEvents ? StreamsClock.ofEvents() : StreamsClock.WALL,
        commits, suspects, meters, traces);
  }

  private static AutoCloseable bound(KafkaStreamsMetrics meters, MeterRegistry registry) {
    meters.bindTo(registry);
    return meters;
  }

  private ResultTopics topics(Counting counting) {
    return new ResultTopics(kafka.topicPrefix(), counting.number());
  }
}
