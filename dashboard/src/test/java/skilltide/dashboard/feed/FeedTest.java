package skilltide.dashboard.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import skilltide.dashboard.SetClock;
import skilltide.dashboard.cube.Change;
import skilltide.dashboard.cube.Column;
import skilltide.dashboard.cube.Cube;
import skilltide.dashboard.cube.CubeReader;
import skilltide.dashboard.cube.CubeRows;
import skilltide.dashboard.cube.Slice;
import skilltide.dashboard.feed.Consumers.RowConsumers;
import skilltide.streams.result.Counting;
import skilltide.streams.result.Counting.State;
import skilltide.streams.result.Facet;
import skilltide.streams.result.Grain;
import skilltide.streams.result.Input;
import skilltide.streams.result.ResultJson;

class FeedTest {
  private static final String TOPIC = "skill-counts-v1";
  private static final String VIEWS = "view-counts";
  private static final TopicPartition COUNTINGS = new TopicPartition("countings", 0);
  private static final TopicPartition FIRST = new TopicPartition(TOPIC, 0);
  private static final TopicPartition SECOND = new TopicPartition(TOPIC, 1);
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Slice ALL = new Slice(Input.POSTINGS, Grain.DAY, Facet.ALL, "");

  private final Cube cube = new Cube();
  /** What a connection gives: consumers of the countings, of the active one's rows, and of those of the next. */
  private final BlockingQueue<List<MockConsumer<byte[], byte[]>>> kafka = new LinkedBlockingQueue<>();
  private final Deque<Consumer<byte[], byte[]>> connected = new ArrayDeque<>();
  private final SetClock clock = new SetClock(NOW);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Feed feed = new Feed(cube, new RowConsumers("", this::connect),
      new Switching(false), clock, Arriving.untold(), meters);

  @AfterEach
  void close() throws InterruptedException {
    feed.close();
  }

  @Test
  void allPartitionsAreReadFromTheStartAndTheLastRowAKeyCounts() {
    MockConsumer<byte[], byte[]> consumer = consumer(2, 1);
    feed.start();
    await().until(() -> consumer.assignment().size() == 3);
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
    await().until(() -> consumer.assignment().size() == 3);

    consumer.addRecord(record(FIRST, 0, "no/row".getBytes(StandardCharsets.UTF_8), new byte[]{1}));
    consumer.addRecord(record(FIRST, 1, posted(0, 1).key().toString().getBytes(StandardCharsets.UTF_8),
        new byte[]{99, 1, 2}));
    byte[] outOfTime = Objects.requireNonNull(posted(0, 1).row()).clone();
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
    await().until(() -> first.assignment().size() == 3);
    first.addRecord(row(FIRST, 0, posted(0, 7), NOW));
    await().until(() -> feed.state().caughtUp());

    first.setPollException(new KafkaException("broken"));
    await().until(() -> feed.state().trouble().equals(Optional.of("Kafka: broken")));
    assertThat(postings()).isEqualTo(7);
    MockConsumer<byte[], byte[]> second = consumer(2, 0);
    await().until(() -> second.assignment().size() == 3);
    second.addRecord(row(FIRST, 0, posted(0, 3), NOW));
    second.addRecord(row(FIRST, 1, posted(0, 8), NOW));

    await().until(() -> postings() == 8);
    assertThat(meters.get("skilltide.rows.read").functionCounter().count()).isEqualTo(2);
    assertThat(cube.<Long>read(CubeReader::generation)).isZero();
  }

  @Test
  void afterAnAbsenceInWhichWordOfWhatIsGoneMayBeLostAllIsReadAnew() {
    MockConsumer<byte[], byte[]> first = consumer(2, 0);
    feed.start();
    await().until(() -> first.assignment().size() == 3);
    first.addRecord(row(FIRST, 0, posted(0, 7), NOW));
    first.addRecord(row(FIRST, 1, posted(1, 3), NOW));
    await().until(() -> feed.state().caughtUp());

    first.setPollException(new KafkaException("broken"));
    await().until(() -> feed.state().trouble().equals(Optional.of("Kafka: broken")));
    clock.pass(Duration.ofDays(8));
    consumer(2, 0);
    MockConsumer<byte[], byte[]> second = consumer(2, 0);
    await().until(() -> second.assignment().size() == 3);
    second.addRecord(row(FIRST, 1, posted(1, 3), NOW));

    await().until(() -> postings() == 3 && feed.state().caughtUp());
  }

  @Test
  void whoIsAsleepForSoLongReadsAnewToo() {
    MockConsumer<byte[], byte[]> first = consumer(1, 0);
    feed.start();
    await().until(() -> first.assignment().size() == 3);
    first.addRecord(row(FIRST, 0, posted(0, 7), NOW));
    await().until(() -> feed.state().caughtUp());

    MockConsumer<byte[], byte[]> second = consumer(0, 0);
    clock.pass(Duration.ofDays(8));

    await().until(() -> second.assignment().size() == 3 && feed.state().caughtUp());
    assertThat(postings()).isZero();
  }

  @Test
  void consumerThatDoesNotCloseLeavesNoOtherOpen() {
    MockConsumer<byte[], byte[]> countings = new MockConsumer<>("earliest") {
      @Override
      public void close() {
        throw new KafkaException("stuck");
      }
    };
    MockConsumer<byte[], byte[]> first = rows(TOPIC, 0, 0);
    countings.updateBeginningOffsets(Map.of(COUNTINGS, 0L));
    countings.schedulePollTask(() -> countings.addRecord(counting(0, 1, State.ACTIVE)));
    kafka.add(List.of(countings, first));
    feed.start();
    await().until(() -> feed.state().caughtUp());

    first.setPollException(new KafkaException("broken"));

    await().until(() -> feed.state().trouble().equals(Optional.of("Kafka: broken")));
    assertThat(first.closed()).isTrue();
  }

  @ParameterizedTest
  @MethodSource
  void anyOtherFailureIsToldAndTriedAgain(Runnable failure) {
    MockConsumer<byte[], byte[]> first = consumer(1, 0);
    AtomicBoolean failing = new AtomicBoolean();
    cube.onChange(() -> {
      if (failing.get()) {
        failure.run();
      }
    });
    feed.start();
    await().until(() -> first.assignment().size() == 3);

    first.addRecord(row(FIRST, 0, posted(0, 7), NOW));
    await().until(() -> feed.state().caughtUp());

    failing.set(true);
    first.addRecord(row(FIRST, 1, posted(0, 8), NOW));

    await().until(() -> !feed.state().caughtUp());
    assertThat(feed.state().trouble()).isPresent();
    failing.set(false);
    MockConsumer<byte[], byte[]> second = consumer(2, 0);
    await().until(() -> second.assignment().size() == 3);
    second.addRecord(row(FIRST, 1, posted(0, 8), NOW));
    await().until(() -> feed.state().caughtUp() && feed.state().trouble().isEmpty());
    assertThat(postings()).isEqualTo(8);
  }

  static Stream<Runnable> anyOtherFailureIsToldAndTriedAgain() {
    return Stream.of(() -> {
      throw new IllegalStateException("broken");
    }, () -> {
      throw new StackOverflowError("broken");
    });
  }

  @Test
  void newestPostingIsNoGlossaryView() {
    MockConsumer<byte[], byte[]> consumer = consumer(2, 0);
    feed.start();
    await().until(() -> consumer.assignment().size() == 3);

    consumer.addRecord(row(FIRST, 0, posted(0, 7), NOW.minusSeconds(60)));
    consumer.addRecord(row(FIRST, 1, CubeRows.viewed(Grain.DAY, NOW, "go", 1), NOW.minusSeconds(1)));

    await().until(() -> feed.state().caughtUp());
    assertThat(feed.freshness().newestAge()).contains(Duration.ofSeconds(60));
  }

  @Test
  void rowsOfAnotherCountingAreGatheredBesideAndShownInOneStep() {
    MockConsumer<byte[], byte[]> countings = countings();
    MockConsumer<byte[], byte[]> first = rows(TOPIC, 1, 0);
    MockConsumer<byte[], byte[]> second = rows("skill-counts-v2", 2, 0);
    TopicPartition again = new TopicPartition("skill-counts-v2", 0);
    kafka.add(List.of(countings, first, second));
    feed.start();
    await().until(() -> first.assignment().size() == 3);
    first.addRecord(row(FIRST, 0, posted(0, 7), NOW));
    await().until(() -> feed.state().caughtUp());

    countings.addRecord(counting(1, 2, State.BUILDING));
    countings.addRecord(counting(2, 2, State.ACTIVE));
    countings.addRecord(counting(3, 1, State.RETIRED));
    await().until(() -> second.assignment().size() == 3);
    second.addRecord(row(again, 0, posted(0, 3), NOW));
    first.addRecord(row(FIRST, 1, posted(0, 8), NOW));
    await().until(() -> postings() == 8);
    second.addRecord(row(again, 1, posted(1, 6), NOW));

    await().until(() -> postings() == 9);
    assertThat(cube.<Long>read(CubeReader::generation)).isEqualTo(1);
    assertThat(feed.state().caughtUp()).isTrue();
    await().until(first::closed);
    second.addRecord(row(again, 2, posted(1, 7), NOW));
    await().until(() -> postings() == 10);
  }

  @Test
  void withoutACountingThereIsTroubleUntilOneIsActive() {
    MockConsumer<byte[], byte[]> countings = new MockConsumer<>("earliest");
    countings.updateBeginningOffsets(Map.of(COUNTINGS, 0L));
    kafka.add(List.of(countings, rows(TOPIC, 0, 0)));
    feed.start();
    await().until(() -> feed.state().trouble().orElse("").startsWith("No counting is active yet"));

    countings.addRecord(counting(0, 1, State.ACTIVE));

    await().until(() -> feed.state().caughtUp() && feed.state().trouble().isEmpty());
  }

  @Test
  void restartForgetsTheWorldBefore() {
    MockConsumer<byte[], byte[]> first = consumer(1, 0);
    feed.start();
    await().until(() -> first.assignment().size() == 3);
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
    if (connected.isEmpty()) {
      connected.addAll(Objects.requireNonNullElse(kafka.poll(), List.of()));
    }
    Consumer<byte[], byte[]> ready = connected.poll();
    if (ready == null) {
      throw new KafkaException("broken");
    }
    return ready;
  }

  private MockConsumer<byte[], byte[]> consumer(long firstEnd, long secondEnd) {
    MockConsumer<byte[], byte[]> consumer = rows(TOPIC, firstEnd, secondEnd);
    kafka.add(List.of(countings(), consumer));
    return consumer;
  }

  private static MockConsumer<byte[], byte[]> rows(String topic, long firstEnd, long secondEnd) {
    MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    Node node = new Node(1, "127.0.0.1", 1);
    Node[] nodes = {node};
    TopicPartition first = new TopicPartition(topic, 0);
    TopicPartition second = new TopicPartition(topic, 1);
    TopicPartition views = new TopicPartition(VIEWS, 0);
    consumer.updatePartitions(topic, List.of(new PartitionInfo(topic, 0, node, nodes, nodes),
        new PartitionInfo(topic, 1, node, nodes, nodes)));
    consumer.updatePartitions(VIEWS, List.of(new PartitionInfo(VIEWS, 0, node, nodes, nodes)));
    consumer.updateBeginningOffsets(Map.of(first, 0L, second, 0L, views, 0L));
    consumer.updateEndOffsets(Map.of(first, firstEnd, second, secondEnd, views, 0L));
    return consumer;
  }

  private static MockConsumer<byte[], byte[]> countings() {
    MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    consumer.updateBeginningOffsets(Map.of(COUNTINGS, 0L));
    consumer.schedulePollTask(() -> consumer.addRecord(counting(0, 1, State.ACTIVE)));
    return consumer;
  }

  private static ConsumerRecord<byte[], byte[]> counting(long offset, int number, State state) {
    return record(COUNTINGS, offset, new byte[]{(byte) number},
        ResultJson.write(Counting.begun(number, state, "t" + number, "1", NOW)));
  }

  private long postings() {
    return cube.read(reader -> reader.total(ALL, Column.POSTED));
  }

  private static Change posted(int partition, int total) {
    return CubeRows.posted(partition, "2026-11-20", Facet.ALL, "", total, Map.of("go", total));
  }

  private static ConsumerRecord<byte[], byte[]> row(TopicPartition partition, long offset, Change change,
      Instant received) {
    return record(partition, offset, change.key().toString().getBytes(StandardCharsets.UTF_8), change.row(), received);
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
