package skilltide.dashboard.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import skilltide.dashboard.SetClock;
import skilltide.dashboard.readings.ReadingBatch;
import skilltide.dashboard.readings.ReadingBatch.Place;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.ingest.trace.Traces;
import skilltide.streams.result.ResultTopics;

class ReadingGatheringTest {
  private static final ResultTopics TOPICS = new ResultTopics("", 1);
  private static final TopicPartition READINGS = new TopicPartition(TOPICS.postingReadings(), 0);

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final AtomicLong nanos = new AtomicLong();
  private final ReadingStore store = ReadingStore.open(null, "100MB");
  private final SetClock clock = new SetClock(NOW);
  private final ReadingGathering gathering = gathering();
  private MockConsumer<byte[], byte[]> consumer = consumer(0);
  private long next;

  @BeforeEach
  void open() {
    assertThat(gathering.open(consumer)).isEmpty();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void keepsTheFirstAtOnceAndWhatFollowsTogetherAfterARest() {
    add("http:1");
    assertThat(read()).isEqualTo(1);
    add("http:2");
    assertThat(read()).isZero();
    add("http:3");
    assertThat(read()).isZero();
    assertThat(store.size()).isEqualTo(1);

    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));

    assertThat(read()).isEqualTo(2);
    assertThat(store.size()).isEqualTo(3);
  }

  @Test
  void isNotCaughtUpWithWhatIsNotKeptYet() {
    assertThat(gathering.open(consumerOf(2))).isEmpty();
    add("http:1");
    read();
    add("http:2");
    read();
    assertThat(gathering.isCaughtUp()).isFalse();
    assertThat(gathering.isLevel()).isFalse();

    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    read();

    assertThat(gathering.isCaughtUp()).isTrue();
    assertThat(gathering.isLevel()).isTrue();
  }

  @Test
  void whatItHadReadAndNotKeptIsReadAgain() {
    add("http:1");
    read();
    add("http:2");
    read();

    assertThat(gathering.release()).contains(consumer);
    assertThat(gathering.open(consumerOf(2))).isEmpty();

    assertThat(consumer.position(READINGS)).isEqualTo(1);
  }

  @Test
  void storeThatWasAwayForSomeDaysIsGoneOnWith() {
    keepOne();

    clock.pass(Duration.ofDays(5));

    assertThat(gathering().open(consumerOf(1))).isEmpty();
    assertThat(consumer.position(READINGS)).isEqualTo(1);
  }

  @Test
  void storeThatWasAwayForLongerThanKafkaTellsWhatIsGoneIsStale() {
    keepOne();

    clock.pass(Duration.ofDays(8));

    assertThatThrownBy(() -> gathering().open(consumerOf(1))).isInstanceOf(StaleStoreException.class)
        .hasMessageContaining(NOW.toString());
  }

  @Test
  void storeThatDoesNotKnowWhenItHadAllIsStale() {
    try (ReadingStore earlier = ReadingStore.open(null, "100MB")) {
      ReadingBatch batch = new ReadingBatch();
      batch.reached(new Place(READINGS.topic(), READINGS.partition()), 1);
      earlier.apply(batch);
      ReadingGathering over = new ReadingGathering(TOPICS, earlier, nanos::get, clock, Traces.OFF);

      assertThatThrownBy(() -> over.open(consumerOf(1))).isInstanceOf(StaleStoreException.class);
    }
  }

  @Test
  void timeOfAStoreGoesOnThoughNothingComes() {
    keepOne();

    for (int day = 1; day <= 8; day++) {
      clock.pass(Duration.ofDays(1));
      read();
    }

    assertThat(store.lastLevel()).contains(NOW.plus(Duration.ofDays(8)));
  }

  @Test
  void timeOfAStoreStandsStillAsLongAsItLacksSomething() {
    keepOne();
    clock.pass(Duration.ofDays(1));
    assertThat(gathering.open(consumerOf(3))).isEmpty();
    add("http:2");

    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    read();

    assertThat(store.size()).isEqualTo(2);
    assertThat(store.lastLevel()).contains(NOW);
  }

  @Test
  void asLongAsKafkaDoesNotAnswerAStoreIsNoneTheWorseForItsAge() {
    keepOne();
    clock.pass(Duration.ofDays(8));

    consumer.setOffsetsException(new TimeoutException("nobody answers"));

    assertThatThrownBy(this::read).isInstanceOf(TimeoutException.class);
    assertThatThrownBy(this::read).as("once it answers").isInstanceOf(StaleStoreException.class);
  }

  @Test
  void whoIsAsleepForTooLongDoesNotGoOn() {
    keepOne();

    clock.pass(Duration.ofDays(8));

    assertThatThrownBy(this::read).isInstanceOf(StaleStoreException.class);
  }

  private void keepOne() {
    add("http:1");
    read();
  }

  private ReadingGathering gathering() {
    return new ReadingGathering(TOPICS, store, nanos::get, clock, Traces.OFF);
  }

  private int read() {
    return gathering.read(Duration.ZERO);
  }

  private void add(String posting) {
    consumer.addRecord(new ConsumerRecord<>(TOPICS.postingReadings(), 0, next++, posting.getBytes(UTF_8), """
        {"source": "http", "id": "1", "posted": "2018-04-01T00:00:00Z"}""".getBytes(UTF_8)));
  }

  private MockConsumer<byte[], byte[]> consumerOf(long end) {
    consumer = consumer(end);
    return consumer;
  }

  private static MockConsumer<byte[], byte[]> consumer(long end) {
    MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    for (String topic : List.of(TOPICS.postingReadings(), TOPICS.postingStates(), TOPICS.postingReposts())) {
      consumer.updatePartitions(topic, List.of(new PartitionInfo(topic, 0, Node.noNode(), null, null)));
    }
    consumer.updateBeginningOffsets(offsets(0, 0));
    consumer.updateEndOffsets(offsets(end, 0));
    return consumer;
  }

  private static Map<TopicPartition, Long> offsets(long ofReadings, long ofOthers) {
    return Map.of(new TopicPartition(TOPICS.postingReadings(), 0), ofReadings,
        new TopicPartition(TOPICS.postingStates(), 0), ofOthers,
        new TopicPartition(TOPICS.postingReposts(), 0), ofOthers);
  }
}
