package skilltide.dashboard.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import skilltide.dashboard.cube.Cube;
import skilltide.streams.result.ResultTopics;

/**
 * The rows of one counting and of views, gathered in a cube, and how far that is. Its consumer may come and go: what was
 * gathered stays, and goes on where it was. For one thread.
 */
final class Gathering {
  // A constant flow must not put the end off for ever.
  private static final int MOST_LOOKS = 20;

  private final ResultTopics topics;
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private final Clock clock;
  private Cube cube;
  private FeedState state = FeedState.BEGINNING;
  private @Nullable Consumer<byte[], byte[]> consumer;
  private Map<TopicPartition, Long> ends = Map.of();
  /** The ends that must be reached to have had all that there was, and when they were asked for; others only once these are. */
  private Map<TopicPartition, Long> goal = Map.of();
  private Instant asked = Instant.EPOCH;
  /** When it last had all that there was. */
  private Instant level = Instant.EPOCH;
  private int looks;

  /** @param topics of the counting */
  Gathering(ResultTopics topics, Cube cube, Clock clock) {
    this.topics = topics;
    this.cube = cube;
    this.clock = clock;
  }

  int counting() {
    return topics.counting();
  }

  FeedState state() {
    return state;
  }

  void state(FeedState now) {
    state = now;
  }

  boolean isOpen() {
    return consumer != null;
  }

  /**
   * Begins to read, or goes on.
   *
   * @return the topic that is not there yet; empty when it reads
   * @throws StaleStoreException when it was away for so long that it must begin anew
   */
  Optional<String> open(Consumer<byte[], byte[]> reading) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : List.of(topics.skillCounts(), topics.viewCounts())) {
      List<PartitionInfo> known = Optional.ofNullable(reading.partitionsFor(topic)).orElse(List.of());
      if (known.isEmpty()) {
        return Optional.of(topic);
      }
      known.forEach(each -> partitions.add(new TopicPartition(each.topic(), each.partition())));
    }
    reading.assign(partitions);
    reading.seekToBeginning(partitions);
    positions.keySet().retainAll(partitions);
    if (positions.isEmpty()) {
      level = clock.instant(); // what is read from the beginning, and forgotten from now on, is still told of
    } else {
      Absence.check(level, clock.instant());
    }
    positions.forEach(reading::seek);
    goal = Map.of();
    askEnds(reading, partitions);
    looks = 0;
    consumer = reading;
    state = state.reaching(behind(reading));
    return Optional.empty();
  }

  /** Lets its consumer go, for whoever gave it to close. */
  Optional<Consumer<byte[], byte[]>> release() {
    Optional<Consumer<byte[], byte[]>> released = Optional.ofNullable(consumer);
    consumer = null;
    return released;
  }

  /**
   * Reads on.
   *
   * @param arriving is told what comes once all was read that there was
   * @return how many records were read
   * @throws StaleStoreException when it had nothing for so long that it must begin anew
   */
  int read(RowReader rows, Duration patience, Arriving arriving) {
    Consumer<byte[], byte[]> reading = reading();
    ConsumerRecords<byte[], byte[]> records = reading.poll(patience);
    if (!records.isEmpty()) {
      Absence.check(level, clock.instant()); // as long as Kafka does not answer there is nothing better than what there is
      RowReader.Rows read = rows.read(records);
      long received = 0;
      long oldest = Long.MAX_VALUE;
      for (ConsumerRecord<byte[], byte[]> each : records) {
        received = Math.max(received, each.timestamp());
        oldest = Math.min(oldest, each.timestamp());
      }
      if (state.caughtUp()) {
        arriving.take(Instant.ofEpochMilli(oldest), records, () -> cube.apply(read.changes()));
      } else {
        cube.apply(read.changes());
      }
      records.forEach(
          each -> positions.put(new TopicPartition(each.topic(), each.partition()), each.offset() + 1));
      state = state.reading(read.posting(), Instant.ofEpochMilli(received), clock.instant());
    }
    state = state.at(ends.keySet().stream().collect(Collectors.toMap(each -> each, reading::position)));
    if (behind(reading, goal) == 0) {
      level = asked;
    }
    if (behind(reading) == 0) {
      state = state.upToDate();
    }
    return records.count();
  }

  /** Whether it has read all that there is just now, and not only what there was when it began. */
  boolean isLevel() {
    Consumer<byte[], byte[]> reading = reading();
    if (!state.caughtUp() || behind(reading) > 0) {
      return false;
    }
    askEnds(reading, ends.keySet());
    return behind(reading) == 0 || ++looks >= MOST_LOOKS;
  }

  /**
   * Asks how much there is still to be read.
   *
   * @throws StaleStoreException as {@link #read}
   */
  void look(Duration timeout) {
    Consumer<byte[], byte[]> reading = reading();
    Instant now = clock.instant();
    ends(reading, reading.endOffsets(ends.keySet(), timeout), now);
    state = state.reaching(behind(reading));
  }

  /** Shows what it has gathered in this cube, in one step, and gathers there from now on. */
  void showIn(Cube shown) {
    shown.takeOver(cube);
    cube = shown;
  }

  private void askEnds(Consumer<byte[], byte[]> reading, Collection<TopicPartition> partitions) {
    Instant now = clock.instant();
    ends(reading, reading.endOffsets(partitions), now);
  }

  private void ends(Consumer<byte[], byte[]> reading, Map<TopicPartition, Long> told, Instant now) {
    Absence.check(level, now);
    ends = told;
    if (behind(reading, goal) == 0) {
      goal = told;
      asked = now;
    }
  }

  private Consumer<byte[], byte[]> reading() {
    if (consumer == null) {
      throw new IllegalStateException("Not open: " + topics);
    }
    return consumer;
  }

  private long behind(Consumer<byte[], byte[]> reading) {
    return behind(reading, ends);
  }

  private static long behind(Consumer<byte[], byte[]> reading, Map<TopicPartition, Long> there) {
    long behind = 0;
    for (var end : there.entrySet()) {
      behind += Math.max(0, end.getValue() - reading.position(end.getKey()));
    }
    return behind;
  }
}
