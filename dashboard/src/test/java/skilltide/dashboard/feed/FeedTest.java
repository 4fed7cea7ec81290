package skilltide.dashboard.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import skilltide.dashboard.cube.Change;
import skilltide.dashboard.cube.Column;
import skilltide.dashboard.cube.Cube;
import skilltide.dashboard.cube.CubeReader;
import skilltide.dashboard.cube.CubeRows;
import skilltide.dashboard.cube.Slice;
import skilltide.dashboard.feed.Consumers.RowConsumers;
import skilltide.streams.result.Facet;
import skilltide.streams.result.Grain;
import skilltide.streams.result.Input;
import skilltide.streams.result.RowCodec;

class FeedTest {
  private static final String TOPIC = "skill-counts-v1";
  private static final TopicPartition FIRST = new TopicPartition(TOPIC, 0);
  private static final TopicPartition SECOND = new TopicPartition(TOPIC, 1);
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Slice ALL = new Slice(Input.POSTINGS, Grain.DAY, Facet.ALL, "");

  private final Cube cube = new Cube();
  private final BlockingQueue<Consumer<byte[], byte[]>> kafka = new LinkedBlockingQueue<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Feed feed = new Feed(cube, new RowConsumers(TOPIC, this::connect),
      Clock.fixed(NOW, ZoneOffset.UTC), meters);

  @AfterEach
  void close() throws InterruptedException {
    feed.close();
  }

  @Test
  void allPartitionsAreReadFromTheStartAndTheLastRowAKeyCounts() {
    MockConsumer<byte[], byte[]> consumer = consumer(2, 1);
    feed.start();
    await().until(() -> consumer.assignment().size() == 2);
    assertThat(feed.state().caughtUp()).isFalse();

    consumer.addRecord(row(FIRST, 0, posted(0, 3), NOW.minusSeconds(60)));
    consumer.addRecord(row(FIRST, 1, posted(0, 5), NOW.minusSeconds(50)));
    consumer.addRecord(row(SECOND, 0, posted(1, 10), NOW.minusSeconds(40)));

    await().until(() -> feed.state().caughtUp());
    assertThat(postings()).isEqualTo(15);
    assertThat(feed.freshness().newestAge()).contains(Duration.ofSeconds(40));
    assertThat(feed.freshness().lag()).isEmpty();
    consumer.addRecord(row(SECOND, 1, new Change(posted(1, 0).key(), null), NOW.minusSeconds(1)));
    await().until(() -> postings() == 5);
    await().untilAsserted(() -> assertThat(feed.freshness().lag()).contains(Duration.ofSeconds(1)));
  }

  @Test
  void whatIsNoRowIsCountedAndPassedOver() {
    MockConsumer<byte[], byte[]> consumer = consumer(4, 0);
    feed.start();
    await().until(() -> consumer.assignment().size() == 2);

    consumer.addRecord(record(FIRST, 0, "no/row".getBytes(StandardCharsets.UTF_8), new byte[]{1}));
    consumer.addRecord(record(FIRST, 1, posted(0, 1).key().toString().getBytes(StandardCharsets.UTF_8),
        new byte[]{99, 1, 2}));
    byte[] outOfTime = RowCodec.encode(Objects.requireNonNull(posted(0, 1).row()));
    Arrays.fill(outOfTime, 2, 10, (byte) 0x7F);
    consumer.addRecord(record(FIRST, 2, posted(0, 1).key().toString().getBytes(StandardCharsets.UTF_8), outOfTime));
    consumer.addRecord(row(FIRST, 3, posted(0, 7), NOW));

    await().until(() -> feed.state().caughtUp());
    assertThat(postings()).isEqualTo(7);
    assertThat(meters.get("skilltide.rows.read").functionCounter().count()).isEqualTo(4);
    assertThat(meters.get("skilltide.rows.unreadable").functionCounter().count()).isEqualTo(3);
  }

  @Test
  void emptyTopicIsCaughtUpWith() {
    consumer(0, 0);

    feed.start();

    await().until(() -> feed.state().caughtUp());
    assertThat(feed.state().newest()).isEmpty();
  }

  @Test
  void afterTroubleReadingGoesOnAndTheCubeKeepsWhatItHad() {
    MockConsumer<byte[], byte[]> first = consumer(1, 0);
    feed.start();
    await().until(() -> first.assignment().size() == 2);
    first.addRecord(row(FIRST, 0, posted(0, 7), NOW));
    await().until(() -> feed.state().caughtUp());

    first.setPollException(new KafkaException("broken"));
    await().until(() -> feed.state().trouble().equals(Optional.of("Kafka: broken")));
    assertThat(postings()).isEqualTo(7);
    MockConsumer<byte[], byte[]> second = consumer(2, 0);
    await().until(() -> second.assignment().size() == 2);
    second.addRecord(row(FIRST, 0, posted(0, 3), NOW));
    second.addRecord(row(FIRST, 1, posted(0, 8), NOW));

    await().until(() -> postings() == 8);
    assertThat(meters.get("skilltide.rows.read").functionCounter().count()).isEqualTo(2);
    assertThat(cube.<Long>read(CubeReader::generation)).isZero();
  }

  @Test
  void anyOtherFailureIsToldAndTriedAgain() {
    MockConsumer<byte[], byte[]> first = consumer(1, 0);
    AtomicBoolean failing = new AtomicBoolean();
    cube.onChange(() -> {
      if (failing.get()) {
        throw new IllegalStateException("broken");
      }
    });
    feed.start();
    await().until(() -> first.assignment().size() == 2);

    first.addRecord(row(FIRST, 0, posted(0, 7), NOW));
    await().until(() -> feed.state().caughtUp());

    failing.set(true);
    first.addRecord(row(FIRST, 1, posted(0, 8), NOW));

    await().until(() -> !feed.state().caughtUp());
    assertThat(feed.state().trouble()).isPresent();
    failing.set(false);
    MockConsumer<byte[], byte[]> second = consumer(2, 0);
    await().until(() -> second.assignment().size() == 2);
    second.addRecord(row(FIRST, 1, posted(0, 8), NOW));
    await().until(() -> feed.state().caughtUp() && feed.state().trouble().isEmpty());
    assertThat(postings()).isEqualTo(8);
  }

  @Test
  void newestPostingIsNoGlossaryView() {
    MockConsumer<byte[], byte[]> consumer = consumer(2, 0);
    feed.start();
    await().until(() -> consumer.assignment().size() == 2);

    consumer.addRecord(row(FIRST, 0, posted(0, 7), NOW.minusSeconds(60)));
    consumer.addRecord(row(FIRST, 1, CubeRows.viewed(Grain.DAY, NOW, "go", 1), NOW.minusSeconds(1)));

    await().until(() -> feed.state().caughtUp());
    assertThat(feed.freshness().newestAge()).contains(Duration.ofSeconds(60));
  }

  @Test
  void restartForgetsTheWorldBefore() {
    MockConsumer<byte[], byte[]> first = consumer(1, 0);
    feed.start();
    await().until(() -> first.assignment().size() == 2);
    first.addRecord(row(FIRST, 0, posted(0, 7), NOW));
    await().until(() -> feed.state().caughtUp());

    consumer(0, 0);
    feed.restart();

    await().until(() -> cube.<Long>read(CubeReader::generation) == 1 && feed.state().caughtUp());
    assertThat(postings()).isZero();
    assertThat(feed.state().newest()).isEmpty();
  }

  // As long as nothing was made ready, Kafka cannot be reached.
  private Consumer<byte[], byte[]> connect() {
    Consumer<byte[], byte[]> ready = kafka.poll();
    if (ready == null) {
      throw new KafkaException("broken");
    }
    return ready;
  }

  private MockConsumer<byte[], byte[]> consumer(long firstEnd, long secondEnd) {
    MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    Node node = new Node(1, "127.0.0.1", 1);
    Node[] nodes = {node};
    consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, node, nodes, nodes),
        new PartitionInfo(TOPIC, 1, node, nodes, nodes)));
    consumer.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
    consumer.updateEndOffsets(Map.of(FIRST, firstEnd, SECOND, secondEnd));
    kafka.add(consumer);
    return consumer;
  }

  private long postings() {
    return cube.read(reader -> reader.total(ALL, Column.POSTED));
  }

  private static Change posted(int partition, int total) {
    return CubeRows.posted(partition, "2026-11-20", Facet.ALL, "", total, Map.of("go", total));
  }

  private static ConsumerRecord<byte[], byte[]> row(TopicPartition partition, long offset, Change change,
      Instant received) {
    byte[] value = change.row() == null ? null : RowCodec.encode(change.row());
    return record(partition, offset, change.key().toString().getBytes(StandardCharsets.UTF_8), value, received);
  }

  private static ConsumerRecord<byte[], byte[]> record(TopicPartition partition, long offset, byte[] key,
      byte[] value) {
    return record(partition, offset, key, value, NOW);
  }

  private static ConsumerRecord<byte[], byte[]> record(TopicPartition partition, long offset, byte[] key,
      byte @Nullable [] value, Instant received) {
    return new ConsumerRecord<>(partition.topic(), partition.partition(), offset, received.toEpochMilli(),
        TimestampType.CREATE_TIME, key.length, value == null ? -1 : value.length, key, value, new RecordHeaders(),
        Optional.empty());
  }
}
