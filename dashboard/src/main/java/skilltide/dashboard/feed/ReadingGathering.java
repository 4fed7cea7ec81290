package skilltide.dashboard.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import skilltide.dashboard.readings.ReadingBatch;
import skilltide.dashboard.readings.ReadingBatch.Kind;
import skilltide.dashboard.readings.ReadingBatch.Place;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.streams.result.ResultTopics;

/** The readings of one counting, gathered in a store, which knows how far they reach. For one thread. */
final class ReadingGathering {
  private final ReadingStore store;
  private final Map<String, Kind> kinds;
  private @Nullable Consumer<byte[], byte[]> consumer;
  private Map<TopicPartition, Long> ends = Map.of();
  private boolean caughtUp;

  /** @param topics of the counting */
  ReadingGathering(ResultTopics topics, ReadingStore store) {
    this.store = store;
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
    ends = reading.endOffsets(partitions);
    Map<TopicPartition, Long> positions = new HashMap<>();
    store.positions()
        .forEach((place, next) -> positions.put(new TopicPartition(place.topic(), place.partition()), next));
    for (var position : positions.entrySet()) {
      if (position.getValue() > ends.getOrDefault(position.getKey(), -1L)) {
        throw new StaleStoreException(position.getKey() + " was read up to " + position.getValue() + " and ends at "
            + ends.get(position.getKey()));
      }
    }
    positions.forEach(reading::seek);
    consumer = reading;
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
   * @return how many records were read
   */
  int read(Duration patience) {
    Consumer<byte[], byte[]> reading = reading();
    ConsumerRecords<byte[], byte[]> records = reading.poll(patience);
    ReadingBatch batch = new ReadingBatch();
    for (ConsumerRecord<byte[], byte[]> each : records) {
      Kind kind = kinds.get(each.topic());
      if (kind != null && each.key() != null) {
        batch.add(kind, new String(each.key(), UTF_8), each.value() == null ? null : new String(each.value(), UTF_8));
      }
      batch.reached(new Place(each.topic(), each.partition()), each.offset() + 1);
    }
    if (!batch.isEmpty()) {
      store.apply(batch);
    }
    if (records.isEmpty() || behind(reading) == 0) {
      caughtUp = caughtUp || behind(reading) == 0;
    }
    return records.count();
  }

  /** Whether everything was read that was there when reading began. */
  boolean isCaughtUp() {
    return caughtUp;
  }

  /** Whether it has read all that there is just now. */
  boolean isLevel() {
    Consumer<byte[], byte[]> reading = reading();
    if (!caughtUp || behind(reading) > 0) {
      return false;
    }
    ends = reading.endOffsets(ends.keySet());
    return behind(reading) == 0;
  }

  /** How many records were still to be read when their number was last asked for. */
  long behind() {
    Consumer<byte[], byte[]> reading = consumer;
    return reading == null ? 0 : behind(reading);
  }

  private Consumer<byte[], byte[]> reading() {
    if (consumer == null) {
      throw new IllegalStateException("Not open: " + kinds.keySet());
    }
    return consumer;
  }

  private long behind(Consumer<byte[], byte[]> reading) {
    return ends.entrySet().stream().mapToLong(end -> Math.max(0, end.getValue() - reading.position(end.getKey())))
        .sum();
  }
}
