package skilltide.streams.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import skilltide.streams.result.Counts;
import skilltide.streams.result.Grain;
import skilltide.streams.result.Row;
import skilltide.streams.result.RowCodec;
import skilltide.streams.result.RowKey;

/** What a reader of the published counts has in the end: the last row a key, added up over the partitions. */
final class PublishedCounts {
  private static final Duration POLL = Duration.ofMillis(500);

  private PublishedCounts() {}

  static long digest(Task task) throws ExecutionException, InterruptedException {
    boolean dsl = task.trial() == Trial.DSL;
    String topic = switch (task.trial()) {
      case DSL -> task.output() + BenchTopics.DSL_COUNTS;
      case VIEW_COUNTING -> Engine.results(task).viewCounts();
      default -> Engine.results(task).skillCounts();
    };
    Map<TopicPartition, Long> ends;
    try (BenchTopics topics = new BenchTopics(task.bootstrap())) {
      ends = topics.ends(Set.of(topic));
    }
    Map<String, Long> last = new HashMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
        Map.of("bootstrap.servers", task.bootstrap(), "isolation.level", "read_committed", "enable.auto.commit", false),
        new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
          String key = new String(each.key(), StandardCharsets.UTF_8);
          byte[] value = each.value();
          last.put(key, value == null ? 0 : dsl ? ofCount(key, value) : ofRow(key, value));
        }
      }
    }
    return last.values().stream().collect(Collectors.summingLong(Long::longValue));
  }

  private static long ofRow(String key, byte[] value) {
    RowKey at = RowKey.parse(key);
    Row row = RowCodec.decode(value);
    long sum = add(at, CountsDigest.TOTAL, row.total());
    for (var skill : row.skills().entrySet()) {
      sum += add(at, skill.getKey(), skill.getValue());
    }
    return sum;
  }

  private static long add(RowKey at, String skill, Counts counts) {
    return CountsDigest.of(CountsDigest.place(at.facet().word(), at.value(), skill), at.grain(), at.bucket(), counts);
  }

  private static long ofCount(String key, byte[] value) {
    String[] parts = key.split("/", 4);
    int count = Math.toIntExact(ByteBuffer.wrap(value).getLong());
    return CountsDigest.of(CountsDigest.place(parts[1], parts[2], parts[3]), Grain.DAY, Long.parseLong(parts[0]),
        new Counts(count, 0, 0, 0, 0));
  }
}
