package skilltide.streams.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.ingest.event.KafkaSettings;

/** The Kafka Streams applications that run here, exactly once, each by its application id. */
final class Applications {
  private static final Logger LOG = LoggerFactory.getLogger(Applications.class);
  private static final Duration STOP = Duration.ofSeconds(8);
  private static final Duration BETWEEN_MENDS = Duration.ofSeconds(10);

  private final KafkaSettings kafka;
  private final StreamsSettings settings;
  private final Map<String, KafkaStreams> running = new ConcurrentHashMap<>();

  Applications(KafkaSettings kafka, StreamsSettings settings) {
    this.kafka = kafka;
    this.settings = settings;
  }

  /**
   * Starts it unless it runs; returns at once. Stores on this disk that are damaged are removed, then or later: all that
   * they hold comes back from Kafka.
   */
  void start(String application, int threads, Function<BeforeCommit, Topology> topology) {
    running.computeIfAbsent(application, id -> startWhole(id, threads, topology));
  }

  private KafkaStreams startWhole(String id, int threads, Function<BeforeCommit, Topology> topology) {
    KafkaStreams streams = make(id, threads, topology);
    try {
      return begin(streams);
    } catch (ProcessorStateException e) {
      removeStores(id, streams, e);
      return begin(make(id, threads, topology));
    }
  }

  private static KafkaStreams begin(KafkaStreams streams) {
    try {
      streams.start();
      return streams;
    } catch (RuntimeException e) {
      streams.close(STOP);
      throw e;
    }
  }

  private KafkaStreams make(String id, int threads, Function<BeforeCommit, Topology> topology) {
    BeforeCommit commits = new BeforeCommit();
    BackOff backOff = new BackOff();
    KafkaStreams streams = new KafkaStreams(topology.apply(commits),
        StreamsConfiguration.of(kafka, settings, id, threads), commits);
    streams.setUncaughtExceptionHandler(failure -> {
      if (isDamage(failure)) {
        Thread.ofVirtual().name("mend-" + id).start(() -> mend(id, streams, failure, threads, topology));
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
      }
      Duration pause = backOff.failed(Instant.now());
      LOG.error("A thread of {} failed and is replaced in {} s; what it had not committed is counted again", id,
          pause.toSeconds(), failure);
      pause(pause);
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    });
    return streams;
  }

  // A thread in the place of one that met a damaged store would meet it again. The damaged one stays in its place
  // meanwhile, so that whoever stops it need not wait, and whoever looks sees that it does not run.
  private void mend(String id, KafkaStreams damaged, Throwable failure, int threads,
      Function<BeforeCommit, Topology> topology) {
    while (running.get(id) == damaged) {
      try {
        removeStores(id, damaged, failure);
        KafkaStreams whole = startWhole(id, threads, topology);
        if (!running.replace(id, damaged, whole)) {
          close(whole); // it was stopped meanwhile
        }
      } catch (RuntimeException e) {
        LOG.error(
            "{} stands still: its stores in {} cannot be made anew; is the disk full? It is tried again every {} s",
            id, settings.stateDir(), BETWEEN_MENDS.toSeconds(), e);
        pause(BETWEEN_MENDS);
      }
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does
    }
  }

  private void removeStores(String id, KafkaStreams streams, Throwable failure) {
    LOG.warn("The stores of {} in {} cannot be read or written; they are removed and filled again from Kafka", id,
        settings.stateDir(), failure);
    streams.close(STOP);
    streams.cleanUp();
  }

  private static boolean isDamage(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProcessorStateException) {
        return true;
      }
    }
    return false;
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
        stopping.add(Thread.ofVirtual().start(() -> close(streams)));
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

  private static void close(KafkaStreams streams) {
    streams.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
        .withTimeout(STOP));
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
}
