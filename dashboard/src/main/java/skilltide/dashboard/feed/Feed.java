package skilltide.dashboard.feed;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.dashboard.cube.Cube;
import skilltide.dashboard.feed.Consumers.RowConsumers;
import skilltide.dashboard.query.Freshness;
import skilltide.streams.result.ResultTopics;

/**
 * Feeds the cube: one thread that reads all rows of the active counting from the beginning, and goes on. When another
 * becomes active its rows are gathered beside, and shown in one step when they have been read. Without Kafka it keeps
 * trying, the cube keeps what it has, and reading goes on where it was.
 */
@Context
public final class Feed {
  private static final Logger log = LoggerFactory.getLogger(Feed.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration SHARED_POLL = Duration.ofMillis(20);
  private static final Duration CHECK = Duration.ofSeconds(5);
  private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration BETWEEN_FAILURES = Duration.ofMinutes(1);
  private static final Duration RETRY = Duration.ofMillis(500);

  private final Cube cube;
  private final String topicPrefix;
  private final Switching switching;
  private final Clock clock;
  private final Arriving arriving;
  /** Of what is gathered beside, which nobody is shown yet. */
  private final Arriving untold = Arriving.untold();
  private final Thread thread = new Thread(this::run, "feed");
  private final CountDownLatch closing = new CountDownLatch(1);
  private final RowReader rows = new RowReader();
  private final OpenConsumers open;
  private volatile FeedState state = FeedState.BEGINNING;
  private volatile boolean restarting;
  private final AtomicLong recordsRead = new AtomicLong();
  // Only the thread's own.
  private @Nullable Gathering shown;
  private @Nullable Gathering next;
  private Instant failureTold = Instant.MIN;
  private Instant troubled = Instant.EPOCH;
  private boolean told;

  Feed(Cube cube, RowConsumers consumers, Switching switching, Clock clock, Arriving arriving, MeterRegistry meters) {
    this.cube = cube;
    topicPrefix = consumers.topicPrefix();
    open = new OpenConsumers(consumers.supplier());
    this.switching = switching;
    this.clock = clock;
    this.arriving = arriving;
    FunctionCounter.builder("skilltide.rows.read", this, feed -> feed.recordsRead.get())
        .description("Records read from skill-counts and view-counts").register(meters);
    FunctionCounter.builder("skilltide.rows.unreadable", rows, RowReader::unreadable)
        .description("Of those, records that were no rows").register(meters);
    Gauge.builder("skilltide.feed.lag", this, feed -> feed.state.behind())
        .description("Records of skill-counts and view-counts still to be read").register(meters);
    Gauge.builder("skilltide.feed.ready", this, feed -> feed.state.caughtUp() && feed.state.trouble().isEmpty() ? 1 : 0)
        .description("Whether the figures have caught up with Kafka and go on").register(meters);
  }

  @PostConstruct
  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  @PreDestroy
  void close() throws InterruptedException {
    closing.countDown();
    open.wake();
    thread.join(Duration.ofSeconds(5).toMillis());
  }

  /** How far the cube is. */
  public FeedState state() {
    return state;
  }

  /** How fresh the cube is. */
  public Freshness freshness() {
    FeedState now = state;
    return new Freshness(now.newest().map(received -> Duration.between(received, clock.instant())), now.lag());
  }

  /** Forgets everything and reads anew from the start; to be called when the topics were made anew. */
  public void restart() {
    restarting = true;
    open.wake();
  }

  private void run() {
    while (closing.getCount() > 0) {
      try {
        round();
      } catch (Throwable e) { // not even a failure could be told
        log.error("Feeding the cube failed; trying again", e);
        pause();
      }
    }
  }

  private void round() {
    try {
      read();
    } catch (WakeupException e) {
      log.debug("Woken to close, or to read anew", e);
    } catch (StaleStoreException e) {
      log.warn("The rows are read anew: {}", e.getMessage());
      restarting = true;
    } catch (KafkaException e) {
      trouble("Kafka: " + e.getMessage());
      pause();
    } catch (RuntimeException | Error e) { // without this thread the figures would stand still, and nobody be told
      failure(e);
      pause();
    }
  }

  // After mere trouble the cube keeps what it has, and reading goes on from there: reading it all again would show how
  // the rows once were.
  private void read() {
    if (restarting) {
      restarting = false;
      shown = null;
      next = null;
      state = FeedState.BEGINNING;
      switching.beginAnew();
      cube.clear();
    }
    try {
      ActiveCounting active = new ActiveCounting(open.open(), ResultTopics.shared(topicPrefix).countings());
      Instant checked = clock.instant();
      while (going()) {
        follow(active.poll(shown == null ? POLL : Duration.ZERO));
        if (Duration.between(checked, clock.instant()).compareTo(CHECK) >= 0) {
          check();
          checked = clock.instant();
        }
      }
    } finally {
      Optional.ofNullable(shown).ifPresent(Gathering::release);
      Optional.ofNullable(next).ifPresent(Gathering::release);
      open.closeAll();
    }
  }

  private boolean going() {
    return closing.getCount() > 0 && !restarting;
  }

  private void follow(OptionalInt active) {
    if (active.isEmpty()) {
      if (shown == null) {
        trouble("No counting is active yet: does a process with the role streams run?");
      }
      return;
    }
    Gathering now = shown;
    if (now == null) {
      now = gathering(active.getAsInt(), cube);
      shown = now;
    }
    Gathering coming = coming(now, active.getAsInt());
    switching.want(now.counting(), coming == null ? 0 : coming.counting());
    // What it shows may be gone already when a dashboard was away for long; then only the next can be read.
    boolean reads = now.isOpen() || (coming == null || !coming.isOpen()) && open(now, coming == null);
    if (reads) {
      boolean caughtUp = now.state().caughtUp();
      recordsRead.addAndGet(now.read(rows, coming == null ? POLL : SHARED_POLL, arriving));
      if (!caughtUp && now.state().caughtUp()) {
        log.info("The cube has caught up with counting {}: {} records", now.counting(), recordsRead);
      }
      state = now.state();
    }
    if (coming != null && open(coming, !reads)) {
      recordsRead.addAndGet(coming.read(rows, SHARED_POLL, untold));
      if (coming.isLevel() && switching.isReady(coming.counting())) {
        change(now, coming);
      }
    }
  }

  private Gathering gathering(int counting, Cube into) {
    return new Gathering(new ResultTopics(topicPrefix, counting), into, clock);
  }

  /** What is gathered beside what is shown, to take its place. */
  private @Nullable Gathering coming(Gathering now, int active) {
    Gathering coming = next;
    if (coming != null && coming.counting() == active) {
      return coming;
    }
    if (coming != null) {
      coming.release().ifPresent(open::close);
    }
    next = active == now.counting() ? null : gathering(active, new Cube());
    return next;
  }

  private void change(Gathering from, Gathering to) {
    from.release().ifPresent(open::close);
    to.showIn(cube);
    switching.change(to.counting());
    shown = to;
    next = null;
    state = to.state();
    log.info("The cube shows counting {} now instead of {}", to.counting(), from.counting());
  }

  private boolean open(Gathering gathering, boolean needed) {
    if (gathering.isOpen()) {
      return true;
    }
    Consumer<byte[], byte[]> consumer = open.open();
    Optional<String> missing = gathering.open(consumer);
    if (missing.isEmpty()) {
      return true;
    }
    open.close(consumer);
    if (needed) {
      trouble("There is no topic " + missing.get());
      pause();
    }
    return false;
  }

  // A consumer does not tell that its broker is gone, so it is asked for something that only a broker knows.
  private void check() {
    Gathering now = shown;
    if (now == null || !now.isOpen()) {
      return;
    }
    try {
      now.look(CHECK_TIMEOUT);
      state = now.state();
    } catch (TimeoutException e) {
      trouble("Kafka does not answer: " + e.getMessage());
    }
  }

  // What mends itself at once, as topics that are just being made do, is not worth a line in the log.
  private void trouble(String trouble) {
    Instant now = clock.instant();
    if (state.trouble().isEmpty()) {
      troubled = now;
      told = false;
    } else if (!told && Duration.between(troubled, now).compareTo(PATIENCE) >= 0) {
      told = true;
      log.warn("No rows can be read; trying on. {}", trouble);
    }
    state(state.troubled(trouble));
  }

  private void failure(Throwable failure) {
    state(state.failed("Reading rows failed: " + failure));
    Instant now = clock.instant();
    if (failureTold.isBefore(now.minus(BETWEEN_FAILURES))) {
      failureTold = now;
      log.error("Reading rows failed; trying again", failure);
    }
  }

  // What is told is told of what is shown: it goes on from there.
  private void state(FeedState now) {
    state = now;
    if (shown != null) {
      shown.state(now);
    }
  }

  private void pause() {
    try {
      closing.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
