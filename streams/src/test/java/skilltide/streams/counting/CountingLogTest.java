package skilltide.streams.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import skilltide.ingest.event.KafkaSettings;
import skilltide.streams.result.Counting;
import skilltide.streams.result.Counting.State;
import skilltide.streams.result.ResultJson;

class CountingLogTest {
  private static final TopicPartition COUNTINGS = new TopicPartition("countings", 0);
  private static final int FOR_EVER = 1_000;

  private final AtomicLong nanos = new AtomicLong();
  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  /** A second passes whenever somebody looks at the clock. */
  private final CountingLog log = new CountingLog(new KafkaSettings("127.0.0.1:1", "", Map.of()), () -> consumer,
      () -> nanos.addAndGet(Duration.ofSeconds(1).toNanos()));

  @Test
  void readingEndsWhenKafkaDoesNotAnswerAndGoesOnWhenItDoes() {
    consumer.updateBeginningOffsets(Map.of(COUNTINGS, 0L));
    consumer.updateEndOffsets(Map.of(COUNTINGS, 1L));
    for (int polls = 0; polls < FOR_EVER; polls++) {
      consumer.schedulePollTask(() -> {});
    }
    consumer.schedulePollTask(() -> {
      throw new IllegalStateException("Read for ever");
    });

    assertThatThrownBy(log::read).isInstanceOf(TimeoutException.class).hasMessageContaining("10 s");
    consumer.addRecord(new ConsumerRecord<>(COUNTINGS.topic(), 0, 0, new byte[]{'1'},
        ResultJson.write(Counting.begun(1, State.ACTIVE, "t", "1", Instant.EPOCH))));

    assertThat(log.read().active()).map(Counting::number).contains(1);
  }
}
