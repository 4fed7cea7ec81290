package skilltide.dashboard.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a topic holds, as anybody sees it who reads what is committed. */
record Topic(String servers, String name) {
  private static final Duration POLL = Duration.ofMillis(200);

  /** Passes every record on, from the first to the last that is committed now. */
  void read(Consumer<ConsumerRecord<byte[], byte[]>> action) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(servers)) {
      List<TopicPartition> partitions = partitions(consumer);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
        consumer.poll(POLL).forEach(action);
      }
    }
  }

  List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
    return consumer.partitionsFor(name).stream().map(each -> new TopicPartition(name, each.partition())).toList();
  }

  static KafkaConsumer<byte[], byte[]> consumer(String servers) {
    return new KafkaConsumer<>(Map.of("bootstrap.servers", servers, "isolation.level", "read_committed",
        "max.partition.fetch.bytes", 8 << 20), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
