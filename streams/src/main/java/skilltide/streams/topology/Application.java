package skilltide.streams.topology;

import static org.apache.kafka.streams.CloseOptions.GroupMembershipOperation.LEAVE_GROUP;
import static org.apache.kafka.streams.CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InvalidSessionTimeoutException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Kafka Streams application of this process. When a thread of it fails, its client ends and another takes its place,
 * under the same id in its group, so that nobody waits for the one that is gone; stores on this disk that are damaged are
 * removed first: all that they hold comes back from Kafka.
 */
final class Application {
  private static final Logger LOG = LoggerFactory.getLogger(Application.class);
  private static final Duration STOP = Duration.ofSeconds(8);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);

  private final String id;
  private final Path stateDir;
  private final Function<Suspects, KafkaStreams> maker;
  private final Consumer<Duration> pause;
  private final Suspects suspects = new Suspects();
  private final BackOff backOff = new BackOff();
  /** Changed by one thread at a time; looked at by whoever asks for health or metrics, who must not wait while it is mended. */
  private volatile @Nullable KafkaStreams client;
  private boolean closed;

  /** @param maker makes a client that has not started; what is suspect outlives it */
  Application(String id, Path stateDir, Function<Suspects, KafkaStreams> maker) {
    this(id, stateDir, maker, Application::sleep);
  }

  /** @param pause lets so much time go by */
  Application(String id, Path stateDir, Function<Suspects, KafkaStreams> maker, Consumer<Duration> pause) {
    this.id = id;
    this.stateDir = stateDir;
    this.maker = maker;
    this.pause = pause;
  }

  /** Starts it from nothing: what its stores held on this disk comes back from Kafka. Returns at once. */
  synchronized void startAnew() {
    client = maker.apply(suspects);
    forget();
    start();
  }

  /** Starts it; returns at once. */
  synchronized void start() {
    try {
      begin();
    } catch (ProcessorStateException e) {
      removeStores(e);
      begin();
    }
  }

  private void begin() {
    KafkaStreams fresh = maker.apply(suspects);
    client = fresh;
    fresh.setUncaughtExceptionHandler(failure -> {
      Thread.ofVirtual().name("mend-" + id).start(() -> mend(fresh, failure));
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    });
    try {
      fresh.start();
    } catch (RuntimeException e) {
      fresh.close(STOP);
      throw e;
    }
  }

  // A thread in the place of one that failed would be a member of its own, beside one that the group still waits for. The
  // failed client stays in its place meanwhile, so that whoever looks sees that it does not run.
  private void mend(KafkaStreams failed, Throwable failure) {
    if (isCausedBy(failure, FencedInstanceIdException.class)) {
      LOG.error(
          "{} stands still: another process counts under the id of this one, because {} was copied or is used twice."
              + " Stop one of them, remove that folder from it, and start it again",
          id, stateDir, failure);
      return;
    }
    if (isCausedBy(failure, InvalidSessionTimeoutException.class)) {
      LOG.error(
          "{} stands still: Kafka waits for nobody as long as SKILLTIDE_STREAMS_AWAY says. Set it to no more than"
              + " group.max.session.timeout.ms of the brokers, and start this instance again",
          id, failure);
      return;
    }
    Optional<OtherVersionException> foreign = cause(failure, OtherVersionException.class);
    if (foreign.isPresent()) {
      LOG.error("{} stands still, so that nothing is counted wrong. {}. {}", id, foreign.get().getMessage(),
          foreign.get().mend(), failure);
      return;
    }
    boolean damaged = isCausedBy(failure, ProcessorStateException.class);
    Duration wait = backOff.failed(Instant.now()); // a full disk looks like damage, and fails again as soon as there are stores
    if (!damaged) {
      LOG.error("A thread of {} failed; it starts again in {} s, and what it had not committed is counted again", id,
          wait.toSeconds(), failure);
    }
    pause.accept(wait);
    while (!mended(failed, damaged ? failure : null)) {
      pause.accept(BETWEEN_TRIES);
    }
  }

  private boolean mended(KafkaStreams failed, @Nullable Throwable damage) {
    failed.close(STOP);
    synchronized (this) {
      if (closed || client != failed) {
        return true; // it was stopped meanwhile, or another thread of it failed too
      }
      try {
        if (damage != null) {
          removeStores(damage);
        }
        start();
        return true;
      } catch (RuntimeException | Error e) {
        client = failed;
        LOG.error("{} stands still: it cannot be made anew (does Kafka answer, has the disk of {} room?); it is tried"
            + " again every {} s", id, stateDir, BETWEEN_TRIES.toSeconds(), e);
        return false;
      }
    }
  }

  private void removeStores(Throwable damage) {
    LOG.warn("The stores of {} in {} cannot be read or written; they are removed and filled again from Kafka", id,
        stateDir, damage);
    forget();
  }

  /** Removes its stores from this disk; only when it does not run. */
  synchronized void forget() {
    KafkaStreams last = client;
    if (last != null) {
      last.close(STOP);
      last.cleanUp();
    }
  }

  /**
   * Stops it for good, committing what is done, within eight seconds.
   *
   * @param leaving whether its partitions move on at once; else they wait for this instance until its session is over
   */
  void close(boolean leaving) {
    KafkaStreams last;
    synchronized (this) {
      closed = true;
      last = client;
    }
    if (last != null) {
      last.close(CloseOptions.groupMembershipOperation(leaving ? LEAVE_GROUP : REMAIN_IN_GROUP).withTimeout(STOP));
    }
  }

  /** What it is doing. */
  KafkaStreams.State state() {
    KafkaStreams now = client;
    return now == null ? KafkaStreams.State.CREATED : now.state();
  }

  /** What Kafka Streams measures of it. */
  Map<MetricName, ? extends Metric> metrics() {
    KafkaStreams now = client;
    return now == null ? Map.of() : now.metrics();
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does
    }
  }

  private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
    return cause(failure, type).isPresent();
  }

  private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }
}
