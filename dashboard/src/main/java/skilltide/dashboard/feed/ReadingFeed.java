package skilltide.dashboard.feed;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.dashboard.feed.Consumers.RowConsumers;
import skilltide.dashboard.feed.Switching.Progress;
import skilltide.dashboard.feed.Switching.Wanted;
import skilltide.dashboard.readings.Readings;
import skilltide.ingest.trace.Traces;
import skilltide.streams.result.ResultTopics;

/**
 * Feeds the readings: one thread that reads those of the counting that the cube shows, and of the one that it gathers beside. They
 * are shown once they have been read, and change when the cube does.
 */
@Context
final class ReadingFeed {
  private static final Logger log = LoggerFactory.getLogger(ReadingFeed.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final long LOOK_NANOS = Duration.ofSeconds(5).toNanos();

  private final Readings readings;
  private final ReadingFiles files;
  private final String topicPrefix;
  private final OpenConsumers consumers;
  private final Switching switching;
  private final Clock clock;
  private final Traces traces;
  private final Thread thread = new Thread(this::run, "reading-feed");
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<Integer, ReadingGathering> gatherings = new ConcurrentHashMap<>();
  /** What is to be closed and removed, whatever comes in between. */
  private final Set<Integer> doomed = new HashSet<>();
  private final AtomicLong recordsRead = new AtomicLong();
  private final AtomicLong behind = new AtomicLong();
  private volatile Map<TopicPartition, Long> reached = Map.of();
  private int world;
  private long looked = System.nanoTime();
  private boolean tidied;
  private String trouble = "";

  ReadingFeed(Readings readings, ReadingFiles files, RowConsumers consumers, Switching switching, Clock clock,
      Optional<Traces> traces, MeterRegistry meters) {
    this.readings = readings;
    this.files = files;
    this.topicPrefix = consumers.topicPrefix();
    this.consumers = new OpenConsumers(consumers.supplier());
    this.switching = switching;
    this.clock = clock;
    this.traces = traces.orElse(Traces.OFF);
    switching.onChange(this::show);
    FunctionCounter.builder("skilltide.readings.read", recordsRead, AtomicLong::get)
        .description("Records read from posting-readings, -states and -reposts").register(meters);
    Gauge.builder("skilltide.readings.lag", behind, AtomicLong::get)
        .description("Of those, records still to be read").register(meters);
  }

  @PostConstruct
  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  @PreDestroy
  void close() throws InterruptedException {
    closing.countDown();
    consumers.wake();
    thread.join(Duration.ofSeconds(5).toMillis());
  }

  /** Up to where the readings that are shown are kept, by partition. */
  Map<TopicPartition, Long> reached() {
    return reached;
  }

  private void run() {
    while (closing.getCount() > 0) {
      guarded(this::round);
    }
    guarded(() -> readings.show(null));
    Set.copyOf(gatherings.keySet()).forEach(counting -> guarded(() -> close(counting)));
  }

  private void round() {
    try {
      follow(switching.wanted());
      trouble = "";
    } catch (WakeupException e) {
      log.debug("Woken to close", e);
    } catch (StaleStoreException e) {
      log.warn("The readings are read anew: {}", e.getMessage());
      doomed.addAll(gatherings.keySet());
    } catch (KafkaException e) {
      tell("Readings cannot be read; trying on. " + e.getMessage());
    } catch (RuntimeException | Error e) {
      tell("Reading readings failed; trying again. " + e);
      closeBroken();
    }
  }

  // Without this thread the readings would stand still, or stay away, for ever.
  private void guarded(Runnable step) {
    try {
      step.run();
    } catch (Throwable e) {
      log.error("Feeding the readings failed; going on", e);
      pause(RETRY);
    }
  }

  private void follow(Wanted wanted) {
    if (System.nanoTime() - looked >= LOOK_NANOS) { // a question may have broken it, and nothing may come that would show it
      looked = System.nanoTime();
      closeBroken();
    }
    boolean anew = wanted.world() != world;
    gatherings.keySet().stream().filter(counting -> anew || !wanted.has(counting)).forEach(doomed::add);
    world = wanted.world();
    for (int counting : Set.copyOf(doomed)) {
      close(counting);
      files.remove(counting);
      doomed.remove(counting);
    }
    if (!tidied && wanted.shown() > 0) {
      tidied = true;
      files.retain(wanted::has);
    }
    boolean reads = wanted.shown() > 0 && read(wanted.shown(), wanted.coming() == 0 ? POLL : Duration.ZERO);
    reads |= wanted.coming() > 0 && read(wanted.coming(), POLL);
    behind.set(gatherings.values().stream().mapToLong(ReadingGathering::lag).sum());
    ReadingGathering shown = gatherings.get(wanted.shown());
    reached = shown == null ? Map.of() : shown.reached();
    readings.behind(shown == null ? 0 : shown.lag());
    if (!reads) {
      pause(POLL);
    }
  }

  private boolean read(int counting, Duration patience) {
    ReadingGathering gathering = gatherings.get(counting);
    if (gathering == null) {
      switching.report(counting, Progress.READING);
      gathering = new ReadingGathering(new ResultTopics(topicPrefix, counting), files.open(counting),
          System::nanoTime, clock, traces);
      gatherings.put(counting, gathering);
    }
    if (!gathering.isOpen()) {
      Consumer<byte[], byte[]> consumer = consumers.open();
      Optional<String> missing;
      try {
        missing = gathering.open(consumer);
      } catch (RuntimeException | Error e) {
        consumers.close(consumer);
        throw e;
      }
      if (missing.isPresent()) {
        consumers.close(consumer);
        switching.report(counting, Progress.NONE);
        return false;
      }
    }
    try {
      int kept = gathering.read(patience);
      recordsRead.addAndGet(kept);
      if (kept > 0 && readings.shown().orElse(null) == gathering.store()) {
        readings.changed();
      }
    } catch (RuntimeException | Error e) {
      gathering.release().ifPresent(consumers::close); // what it had read and not kept is read again
      throw e;
    }
    if (counting == switching.wanted().coming() && gathering.isLevel()) {
      switching.report(counting, Progress.LEVEL);
    }
    if (gathering.isCaughtUp() && switching.wanted().shown() == counting) {
      show(counting);
    }
    return true;
  }

  /** Also called on the cube's thread, when it changes. */
  private void show(int counting) {
    ReadingGathering gathering = gatherings.get(counting);
    if (gathering != null && gathering.isCaughtUp() && readings.shown().orElse(null) != gathering.store()) {
      readings.show(gathering.store());
      log.info("The readings show counting {}", counting);
    }
  }

  // It is opened again in the next round, and goes on from what it has kept.
  private void closeBroken() {
    for (int counting : Set.copyOf(gatherings.keySet())) {
      ReadingGathering gathering = gatherings.get(counting);
      if (gathering != null && !gathering.store().isUsable()) {
        close(counting);
      }
    }
  }

  private void close(int counting) {
    ReadingGathering gathering = gatherings.remove(counting);
    if (gathering != null) {
      if (readings.shown().orElse(null) == gathering.store()) {
        readings.show(null);
      }
      gathering.release().ifPresent(consumers::close);
      gathering.store().close();
    }
  }

  private void tell(String now) {
    Wanted wanted = switching.wanted();
    if (wanted.coming() > 0) {
      switching.report(wanted.coming(), Progress.NONE); // the board is not to wait for it
    }
    if (!now.equals(trouble) && closing.getCount() > 0) {
      trouble = now;
      log.warn(now);
    }
    pause(RETRY);
  }

  private void pause(Duration time) {
    try {
      closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
