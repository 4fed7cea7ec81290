package skilltide.streams.topology;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.ingest.event.KafkaSettings;

/** The Kafka Streams applications that run here, exactly once, each by its application id. */
final class Applications {
  private static final Logger LOG = LoggerFactory.getLogger(Applications.class);
  private static final Set<String> SIZES = Set.of("total-sst-files-size", "size-all-mem-tables");

  private final KafkaSettings kafka;
  private final StreamsSettings settings;
  private final Map<String, Application> running = new ConcurrentHashMap<>();
  private final Set<Restoring> restorings = ConcurrentHashMap.newKeySet();
  private final InputLag lag = new InputLag();
  private final Function<KafkaStreams, AutoCloseable> meters;
  /** Which have begun from nothing, if this instance was away for too long. */
  private final Set<String> begun = ConcurrentHashMap.newKeySet();
  private @Nullable Boolean away;
  private @Nullable String instance;

  /** @param meters meters a client until what it gives is closed */
  Applications(KafkaSettings kafka, StreamsSettings settings, Function<KafkaStreams, AutoCloseable> meters) {
    this.kafka = kafka;
    this.settings = settings;
    this.meters = meters;
  }

  /** Starts it unless it runs; returns at once. */
  void start(String application, int threads, BiFunction<BeforeCommit, Suspects, Topology> topology) {
    running.computeIfAbsent(application, id -> {
      Application starting = new Application(id, settings.stateDir(), suspects -> {
        BeforeCommit commits = new BeforeCommit();
        Topology built = topology.apply(commits, suspects);
        lag.of(built);
        return metered(new KafkaStreams(built, StreamsConfiguration.of(kafka, settings, instance(), id, threads),
            commits));
      });
      if (isAway() && begun.add(id)) {
        LOG.warn("The stores of {} were left too long ago to be gone on with; they are filled again from Kafka", id);
        starting.startAnew();
      } else {
        starting.start();
      }
      return starting;
    });
  }

  // Where nobody else counts, nothing was emptied meanwhile.
  private synchronized boolean isAway() {
    Boolean known = away;
    if (known == null) {
      known = !settings.alone() && LeftAt.isTooLongAgo(settings.stateDir(), Instant.now());
      away = known;
    }
    return known;
  }

  private KafkaStreams metered(KafkaStreams client) {
    Restoring restoring = new Restoring();
    restorings.add(restoring);
    client.setGlobalStateRestoreListener(restoring);
    AutoCloseable metering = meters.apply(client);
    client.setStateListener((now, before) -> {
      if (now.hasCompletedShutdown()) {
        restorings.remove(restoring);
        try {
          metering.close();
        } catch (Exception e) {
          throw new IllegalStateException("Meters cannot be removed", e);
        }
      }
    });
    return client;
  }

  /** Who this process is to the groups that it reads in. */
  synchronized String instance() {
    String known = instance;
    if (known == null) {
      known = InstanceId.keptIn(settings.stateDir());
      instance = known;
    }
    return known;
  }

  /** Stops those for ever, committing what is done, within eight seconds. */
  void end(Collection<String> applications) {
    stop(applications, true);
  }

  /**
   * Stops all for ever, likewise.
   *
   * @return what was stopped
   */
  List<Application> end() {
    return stop(running.keySet(), true);
  }

  /**
   * Stops all, likewise. Their partitions move on at once, unless they are to wait until this instance is back.
   */
  void stop() {
    stop(running.keySet(), settings.away().isZero());
    LeftAt.note(settings.stateDir(), Instant.now());
  }

  private List<Application> stop(Collection<String> applications, boolean leaving) {
    List<Application> stopped = new ArrayList<>();
    List<Thread> stopping = new ArrayList<>();
    for (String id : List.copyOf(applications)) {
      Application application = running.remove(id);
      if (application != null) {
        stopped.add(application);
        stopping.add(Thread.ofVirtual().start(() -> application.close(leaving)));
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
    running.forEach((id, application) -> states.put(id, application.state()));
    return states;
  }

  /** Events on their input topics still to be counted here. */
  double lag() {
    return lag.sum(measured().toList());
  }

  /** Records still to be read until the stores are what they were. */
  long restoring() {
    return restorings.stream().mapToLong(Restoring::remaining).sum();
  }

  /** Bytes that the stores take on disk, and in memory until they write it. */
  double stateBytes() {
    return measured().filter(metric -> SIZES.contains(metric.metricName().name())).mapToDouble(Applications::value)
        .sum();
  }

  private Stream<Metric> measured() {
    return running.values().stream().flatMap(application -> application.metrics().values().stream());
  }

  /** What a metric of Kafka's is just now; of one that is no number, or none yet, nothing. */
  static double value(Metric metric) {
    double value = metric.metricValue() instanceof Number number ? number.doubleValue() : 0;
    return Double.isFinite(value) ? value : 0;
  }
}
