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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.dashboard.cube.Cube;
import skilltide.dashboard.feed.Consumers.RowConsumers;
import skilltide.dashboard.query.Freshness;

/**
 * Feeds the cube: one thread that reads all partitions of the rows from the beginning, and goes on. Without Kafka it
 * keeps trying, the cube keeps what it has, and reading goes on where it was.
 */
@Context
public final class Feed {
  private static final Logger log = LoggerFactory.getLogger(Feed.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration CHECK = Duration.ofSeconds(5);
  private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration BETWEEN_FAILURES = Duration.ofMinutes(1);
  private static final Duration RETRY = Duration.ofMillis(500);

  private final Cube cube;
  private final RowConsumers consumers;
  private final Clock clock;
  private final Thread thread = new Thread(this::run, "feed");
  private final CountDownLatch closing = new CountDownLatch(1);
  private final RowReader rows = new RowReader();
  private volatile FeedState state = FeedState.BEGINNING;
  private volatile @Nullable Consumer<byte[], byte[]> reading;
  private volatile boolean restarting;
  private final AtomicLong recordsRead = new AtomicLong();
  // Only the thread's own.
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private Instant failureTold = Instant.MIN;
  private Instant troubled = Instant.EPOCH;
  private boolean told;

  Feed(Cube cube, RowConsumers consumers, Clock clock, MeterRegistry meters) {
    this.cube = cube;
    this.consumers = consumers;
    this.clock = clock;
    FunctionCounter.builder("skilltide.rows.read", this, feed -> feed.recordsRead.get())
        .description("Records read from skill-counts").register(meters);
    FunctionCounter.builder("skilltide.rows.unreadable", rows, RowReader::unreadable)
        .description("Of those, records that were no rows").register(meters);
    Gauge.builder("skilltide.feed.lag", this, feed -> feed.state.behind())
        .description("Records of skill-counts still to be read").register(meters);
  }

  @PostConstruct
  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  @PreDestroy
  void close() throws InterruptedException {
    closing.countDown();
    wake();
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
    wake();
  }

  private void wake() {
    Consumer<byte[], byte[]> consumer = reading;
    if (consumer != null) {
      consumer.wakeup();
    }
  }

  private void run() {
    while (closing.getCount() > 0) {
      try {
        read();
      } catch (WakeupException e) {
        log.debug("Woken to close, or to read anew", e);
      } catch (KafkaException e) {
        trouble("Kafka: " + e.getMessage());
        pause();
      } catch (RuntimeException e) {
        failure(e);
        pause();
      }
    }
  }

  // After mere trouble the cube keeps what it has, and reading goes on from there: reading it all again would show how
  // the rows once were.
  private void read() {
    if (restarting) {
      restarting = false;
      state = FeedState.BEGINNING;
      positions.clear();
      cube.clear();
    }
    try (Consumer<byte[], byte[]> consumer = consumers.supplier().get()) {
      reading = consumer;
      follow(consumer);
    } finally {
      reading = null;
    }
  }

  private boolean going() {
    return closing.getCount() > 0 && !restarting;
  }

  private void follow(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = partitions(consumer);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    positions.keySet().retainAll(partitions);
    positions.forEach(consumer::seek);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    state = state.reaching(behind(consumer, ends));
    Instant began = clock.instant();
    Instant checked = began;
    while (going()) {
      take(consumer.poll(POLL));
      if (!state.caughtUp() && behind(consumer, ends) == 0) {
        state = state.upToDate();
        log.info("The cube has caught up: {} records in {} ms", recordsRead,
            Duration.between(began, clock.instant()).toMillis());
      }
      if (Duration.between(checked, clock.instant()).compareTo(CHECK) >= 0) {
        check(consumer, partitions);
        checked = clock.instant();
      }
    }
  }

  private void take(ConsumerRecords<byte[], byte[]> records) {
    if (records.isEmpty()) {
      return;
    }
    recordsRead.addAndGet(records.count());
    RowReader.Rows read = rows.read(records);
    cube.apply(read.changes());
    long received = 0;
    for (ConsumerRecord<byte[], byte[]> each : records) {
      received = Math.max(received, each.timestamp());
      positions.put(new TopicPartition(each.topic(), each.partition()), each.offset() + 1);
    }
    state = state.reading(read.posting(), Instant.ofEpochMilli(received), clock.instant());
  }

  // A consumer does not tell that its broker is gone, so it is asked for something that only a broker knows.
  private void check(Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
    try {
      state = state.reaching(behind(consumer, consumer.endOffsets(partitions, CHECK_TIMEOUT)));
    } catch (TimeoutException e) {
      trouble("Kafka does not answer: " + e.getMessage());
    }
  }

  private List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
    while (going()) {
      List<PartitionInfo> partitions = Optional.ofNullable(consumer.partitionsFor(consumers.topic())).orElse(List.of());
      if (!partitions.isEmpty()) {
        return partitions.stream().map(each -> new TopicPartition(each.topic(), each.partition())).toList();
      }
      trouble("There is no topic " + consumers.topic());
      pause();
    }
    throw new WakeupException();
  }

  private static long behind(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    long behind = 0;
    for (var end : ends.entrySet()) {
      behind += Math.max(0, end.getValue() - consumer.position(end.getKey()));
    }
    return behind;
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
    state = state.troubled(trouble);
  }

  private void failure(RuntimeException failure) {
    Instant now = clock.instant();
    if (failureTold.isBefore(now.minus(BETWEEN_FAILURES))) {
      failureTold = now;
      log.error("Reading rows failed; trying again", failure);
    }
    state = state.failed("Reading rows failed: " + failure);
  }

  private void pause() {
    try {
      closing.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
