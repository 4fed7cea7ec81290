package skilltide.dashboard.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import skilltide.dashboard.readings.ReadingBatch;
import skilltide.dashboard.readings.ReadingBatch.Kind;
import skilltide.dashboard.readings.ReadingBatch.Place;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.ingest.trace.Doing;
import skilltide.ingest.trace.Gathered;
import skilltide.ingest.trace.Origin;
import skilltide.ingest.trace.Step;
import skilltide.ingest.trace.Traces;
import skilltide.streams.result.ResultTopics;

/**
 * The readings of one counting, gathered in a store, which knows how far they reach. For one thread.
 *
 * <p>What a batch costs grows with the store, not with the batch; so the first record after quiet is kept at once, and what comes after
 * it when the store has rested for a second, or four times as long as the batch before took.
 */
final class ReadingGathering {
  private static final int MOST_RECORDS = 20_000;
  private static final long LEAST_REST = Duration.ofSeconds(1).toNanos();
  private static final int REST = 4;
  /** So often it is taken down that it has all that there is, though nothing may come for days. */
  private static final Duration LOOK = Duration.ofHours(1);

  private final ReadingStore store;
  private final LongSupplier nanos;
  private final Clock clock;
  private final Map<String, Kind> kinds;
  private final Traces traces;
  /** Of the batch. */
  private final Gathered followed = new Gathered();
  /** Of the first of them. */
  private String followedTopic = "";
  private @Nullable Consumer<byte[], byte[]> consumer;
  private Map<TopicPartition, Long> ends = Map.of();
  /** When the ends were asked for. */
  private Instant asked = Instant.EPOCH;
  /** When it last had all that there was. */
  private Instant level = Instant.EPOCH;
  private ReadingBatch batch = new ReadingBatch();
  private long restedAt;
  private final Map<TopicPartition, Long> reached = new HashMap<>();
  private boolean caughtUp;
  private boolean looked;

  /**
   * @param topics of the counting
   * @param nanos a clock for how long something takes, as {@link System#nanoTime}
   * @param clock one for how long the store was away
   * @param traces which records are followed
   */
  ReadingGathering(ResultTopics topics, ReadingStore store, LongSupplier nanos, Clock clock, Traces traces) {
    this.store = store;
    this.nanos = nanos;
    this.clock = clock;
    this.traces = traces;
    restedAt = nanos.getAsLong();
    kinds = Map.of(topics.postingReadings(), Kind.READING, topics.postingStates(), Kind.STANDING,
        topics.postingReposts(), Kind.REPOST);
  }

  ReadingStore store() {
    return store;
  }

  boolean isOpen() {
    return consumer != null;
  }

  /**
   * Begins to read, or goes on where the store is.
   *
   * @return why it cannot; empty when it reads
   * @throws StaleStoreException when the store must be filled anew
   */
  Optional<String> open(Consumer<byte[], byte[]> reading) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : kinds.keySet()) {
      var known = Optional.ofNullable(reading.partitionsFor(topic)).orElse(List.of());
      if (known.isEmpty()) {
        return Optional.of("There is no topic " + topic);
      }
      known.forEach(each -> partitions.add(new TopicPartition(topic, each.partition())));
    }
    reading.assign(partitions);
    reading.seekToBeginning(partitions);
    Instant now = clock.instant();
    ends = reading.endOffsets(partitions);
    asked = now;
    Map<TopicPartition, Long> positions = new HashMap<>();
    store.positions()
        .forEach((place, next) -> positions.put(new TopicPartition(place.topic(), place.partition()), next));
    if (positions.isEmpty()) {
      level(now); // what is read from the beginning, and forgotten from now on, is still told of
    } else {
      level = store.lastLevel().orElseThrow(
          () -> new StaleStoreException("when it last had all that there was is not known"));
      Absence.check(level, now);
    }
    for (var position : positions.entrySet()) {
      if (position.getValue() > ends.getOrDefault(position.getKey(), -1L)) {
        throw new StaleStoreException(position.getKey() + " was read up to " + position.getValue() + " and ends at "
            + ends.get(position.getKey()));
      }
    }
    positions.forEach(reading::seek);
    partitions.forEach(each -> reached.put(each, reading.position(each)));
    consumer = reading;
    return Optional.empty();
  }

  /** Lets its consumer go, for whoever gave it to close. */
  Optional<Consumer<byte[], byte[]>> release() {
    Optional<Consumer<byte[], byte[]>> released = Optional.ofNullable(consumer);
    consumer = null;
    followed.take();
    followedTopic = "";
    batch = new ReadingBatch(); // whoever opens it again goes on where the store is
    return released;
  }

  /**
   * Reads on.
   *
   * @return how many records the store has taken over
   * @throws StaleStoreException when nothing could be read for so long that the store must be filled anew
   */
  int read(Duration patience) {
    Consumer<byte[], byte[]> reading = reading();
    look(reading);
    ConsumerRecords<byte[], byte[]> records = reading.poll(patience);
    if (!records.isEmpty()) {
      Absence.check(level, clock.instant());
    }
    for (ConsumerRecord<byte[], byte[]> each : records) {
      Kind kind = kinds.get(each.topic());
      if (kind != null && each.key() != null) {
        batch.add(kind, new String(each.key(), UTF_8), each.value() == null ? null : new String(each.value(), UTF_8));
      }
      traces.origin(each.headers(), each.timestamp()).ifPresent(origin -> follow(origin, each.topic()));
      batch.reached(new Place(each.topic(), each.partition()), each.offset() + 1);
    }
    int kept = keep();
    if (batch.isEmpty()) {
      ends.keySet().forEach(partition -> reached.put(partition, reading.position(partition)));
    }
    if (behind() == 0) {
      caughtUp = true;
      if (!asked.equals(level)) {
        level(asked);
      }
    }
    return kept;
  }

  // A consumer does not tell that its broker is gone, or that the machine has slept: it goes on, however long that was. As long as
  // Kafka does not answer there is nothing better than what there is.
  private void look(Consumer<byte[], byte[]> reading) {
    Instant now = clock.instant();
    if (behind() == 0 && Duration.between(asked, now).abs().compareTo(LOOK) >= 0) {
      ends = reading.endOffsets(ends.keySet());
      Absence.check(level, now);
      asked = now;
    }
  }

  private void level(Instant now) {
    store.level(now);
    level = now;
  }

  private void follow(Origin origin, String topic) {
    followedTopic = followedTopic.isEmpty() ? topic : followedTopic;
    followed.add(origin);
  }

  private int keep() {
    long began = nanos.getAsLong();
    if (batch.isEmpty() || batch.records() < MOST_RECORDS && began - restedAt < 0) {
      return 0;
    }
    ReadingBatch whole = batch;
    batch = new ReadingBatch();
    Step step = traces.begin(Doing.processing(followedTopic), followed.take())
        .tag("messaging.batch.message_count", whole.records());
    followedTopic = "";
    step.over(() -> store.apply(whole));
    long ended = nanos.getAsLong();
    restedAt = ended + Math.max(LEAST_REST, REST * (ended - began));
    return whole.records();
  }

  /** Whether everything was read that was there when reading began. */
  boolean isCaughtUp() {
    return caughtUp;
  }

  /** Whether it has kept all that there is, or was when this was last asked: a constant flow must not put the end off for ever. */
  boolean isLevel() {
    if (!caughtUp || behind() > 0) {
      return false;
    }
    if (!looked) {
      ends = reading().endOffsets(ends.keySet());
      looked = behind() > 0;
      return !looked;
    }
    looked = false;
    return true;
  }

  /** How many records were still to be kept when their number was last asked for. */
  long behind() {
    return ends.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - reached.getOrDefault(end.getKey(), 0L))).sum();
  }

  /** How many records are known of that are not kept yet, without asking for more. */
  long lag() {
    Consumer<byte[], byte[]> reading = consumer;
    return batch.records() + (reading == null
        ? 0
        : ends.keySet().stream().mapToLong(partition -> reading.currentLag(partition).orElse(0)).sum());
  }

  /** Up to where all is kept, by partition. */
  Map<TopicPartition, Long> reached() {
    return Map.copyOf(reached);
  }

  private Consumer<byte[], byte[]> reading() {
    if (consumer == null) {
      throw new IllegalStateException("Not open: " + kinds.keySet());
    }
    return consumer;
  }
}
