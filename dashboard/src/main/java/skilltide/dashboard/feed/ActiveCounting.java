package skilltide.dashboard.feed;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.streams.result.Counting;
import skilltide.streams.result.ResultJson;

/** Follows {@code countings}: which counting is the one to show. For one thread. */
final class ActiveCounting {
  private static final Logger log = LoggerFactory.getLogger(ActiveCounting.class);

  private final Consumer<byte[], byte[]> consumer;
  private final Map<Integer, Counting> known = new TreeMap<>();

  ActiveCounting(Consumer<byte[], byte[]> consumer, String topic) {
    this.consumer = consumer;
    List<TopicPartition> only = List.of(new TopicPartition(topic, 0));
    consumer.assign(only);
    consumer.seekToBeginning(only);
  }

  /** Its number; empty as long as none is known. */
  OptionalInt poll(Duration patience) {
    for (ConsumerRecord<byte[], byte[]> each : consumer.poll(patience)) {
      if (each.value() != null) {
        take(each);
      }
    }
    return known.values().stream().filter(counting -> counting.is(Counting.State.ACTIVE)).mapToInt(Counting::number)
        .max();
  }

  private void take(ConsumerRecord<byte[], byte[]> each) {
    try {
      Counting counting = ResultJson.counting(each.value());
      known.put(counting.number(), counting);
    } catch (IllegalArgumentException e) {
      log.warn("{} at offset {} is passed over: {}", each.topic(), each.offset(), e.getMessage());
    }
  }
}
