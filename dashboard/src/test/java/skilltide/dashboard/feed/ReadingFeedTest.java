package skilltide.dashboard.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skilltide.dashboard.SetClock;
import skilltide.dashboard.feed.Consumers.RowConsumers;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.dashboard.readings.ReadingStoreException;
import skilltide.dashboard.readings.Readings;
import skilltide.streams.result.ResultTopics;

class ReadingFeedTest {
  private static final ResultTopics TOPICS = new ResultTopics("", 1);
  private static final TopicPartition READINGS = new TopicPartition(TOPICS.postingReadings(), 0);

  private final SetClock clock = new SetClock(Instant.parse("2026-11-23T12:00:00Z"));
  private final BlockingQueue<Consumer<byte[], byte[]>> kafka = new LinkedBlockingQueue<>();
  private final Readings readings = new Readings();
  private final Path folder;
  private ReadingFeed feed;

  ReadingFeedTest(@TempDir Path folder) {
    this.folder = folder;
    feed = feed();
  }

  @BeforeEach
  void start() {
    feed.start();
  }

  @AfterEach
  void close() throws InterruptedException {
    feed.close();
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "8, 1"})
  void whoWasAwayForLongerThanKafkaTellsWhatIsGoneReadsAnew(int days, long postings) throws InterruptedException {
    kafka.add(consumer(0, 2));
    await().until(() -> size() == 2);
    feed.close();

    clock.pass(Duration.ofDays(days));
    kafka.add(consumer(1, 2)); // the first was forgotten, and by now even that is gone
    kafka.add(consumer(1, 2));
    feed = feed();
    feed.start();

    await().until(() -> size() == postings);
  }

  @Test
  void storeThatAnswersNothingAnyMoreIsOpenedAgainAndGoesOn() {
    MockConsumer<byte[], byte[]> first = consumer(0, 1);
    kafka.add(first);
    await().until(() -> size() == 1);
    ReadingStore broken = readings.shown().orElseThrow();

    kafka.add(consumer(1, 2));
    broken.close(); // and nothing comes that would have to be kept there

    await().until(() -> size() == 2);
    assertThat(readings.shown()).isPresent().get().isNotSameAs(broken);
  }

  @Test
  void failureWithinAFailureLeavesNoneWithoutReadings() throws IOException {
    MockConsumer<byte[], byte[]> first = consumer(0, 2);
    kafka.add(first);
    await().until(() -> size() == 2);
    Path inTheWay = Files.createDirectory(folder.resolve("readings-v1.duckdb.kept"));
    Path within = Files.createFile(inTheWay.resolve("file"));

    kafka.add(consumer(0, 1)); // of topics that were made anew
    first.setPollException(new KafkaException("broken"));
    await().until(() -> readings.shown().isEmpty());
    Files.delete(within);
    kafka.add(consumer(0, 1));

    await().until(() -> size() == 1);
  }

  private ReadingFeed feed() {
    Switching switching = new Switching(true);
    switching.want(1, 0);
    return new ReadingFeed(readings, new ReadingFiles(folder, "100MB"), new RowConsumers("", this::connect), switching,
        clock, Optional.empty(), new SimpleMeterRegistry());
  }

  // As long as nothing was made ready, Kafka cannot be reached.
  private Consumer<byte[], byte[]> connect() {
    Consumer<byte[], byte[]> ready = kafka.poll();
    if (ready == null) {
      throw new KafkaException("broken");
    }
    return ready;
  }

  private long size() {
    try {
      return readings.shown().map(ReadingStore::size).orElse(0L);
    } catch (ReadingStoreException e) { // just being closed
      return 0;
    }
  }

  /** Of readings from one offset to another. */
  private static MockConsumer<byte[], byte[]> consumer(long from, long to) {
    MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    TopicPartition states = new TopicPartition(TOPICS.postingStates(), 0);
    TopicPartition reposts = new TopicPartition(TOPICS.postingReposts(), 0);
    for (TopicPartition each : List.of(READINGS, states, reposts)) {
      consumer.updatePartitions(each.topic(), List.of(new PartitionInfo(each.topic(), 0, Node.noNode(), null, null)));
    }
    consumer.updateBeginningOffsets(Map.of(READINGS, from, states, 0L, reposts, 0L));
    consumer.updateEndOffsets(Map.of(READINGS, to, states, 0L, reposts, 0L));
    consumer.schedulePollTask(() -> {
      for (long offset = from; offset < to; offset++) {
        consumer.addRecord(reading(offset));
      }
    });
    return consumer;
  }

  private static ConsumerRecord<byte[], byte[]> reading(long offset) {
    return new ConsumerRecord<>(READINGS.topic(), 0, offset, ("http:" + offset).getBytes(UTF_8), """
        {"source": "http", "id": "%d", "posted": "2026-11-20T00:00:00Z"}""".formatted(offset).getBytes(UTF_8));
  }
}
