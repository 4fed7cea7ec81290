package skilltide.dashboard.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import skilltide.streams.result.Input;
import skilltide.streams.result.RowKey;

/** Watches rows come out and tells when, after a fault, all of them do so again. */
final class Flow implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final int partitions;
  /** The time of receipt of the newest event that a published row counts, by input and partition. */
  private final Map<String, Long> newest = new ConcurrentHashMap<>();
  private final Thread thread;
  private volatile boolean closed;

  Flow(List<Topic> rows, int partitions) {
    this.partitions = partitions;
    consumer = Topic.consumer(rows.getFirst().servers());
    // Not as the brokers list them: of a topic that was just made one of them may know nothing yet.
    consumer.assign(rows.stream().flatMap(topic -> IntStream.range(0, partitions)
        .mapToObj(partition -> new TopicPartition(topic.name(), partition))).toList());
    consumer.seekToBeginning(consumer.assignment());
    thread = Thread.ofPlatform().daemon().name("flow").start(this::watch);
  }

  /** Waits until events that were sent after this moment are counted in every partition of both inputs. */
  void awaitPast(Instant moment, Duration patience) {
    await().atMost(patience).pollInterval(Duration.ofMillis(50))
        .alias("rows that count events from after " + moment + "; partitions without them")
        .until(() -> behind(moment), Set::isEmpty);
  }

  private Set<String> behind(Instant moment) {
    Set<String> behind = new TreeSet<>();
    for (int partition = 0; partition < partitions; partition++) {
      for (Input input : new Input[]{Input.POSTINGS, Input.VIEWS}) {
        String place = input.word() + '/' + partition;
        if (newest.getOrDefault(place, 0L) < moment.toEpochMilli()) {
          behind.add(place);
        }
      }
    }
    return behind;
  }

  private void watch() {
    try {
      while (!closed) {
        consumer.poll(POLL).forEach(record -> {
          RowKey key = RowKey.parse(new String(record.key(), UTF_8));
          newest.merge(key.input().word() + '/' + key.partition(), record.timestamp(), Math::max);
        });
      }
    } catch (WakeupException e) {
      return; // closed
    } finally {
      consumer.close();
    }
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    consumer.wakeup();
    thread.join();
  }
}
