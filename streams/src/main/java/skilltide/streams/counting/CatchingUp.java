package skilltide.streams.counting;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import skilltide.ingest.event.KafkaSettings;
import skilltide.streams.result.ResultTopics;

/**
 * Watches a counting that is being built catch up. It has when its group has committed, twice in a row, all that there
 * was a check before: the second time for the marks that the last postings of the first brought forth. For one thread.
 */
final class CatchingUp {
  private final KafkaSettings kafka;
  private final Admin admin;
  private final ResultTopics topics;
  private final Pace pace = new Pace();
  private Map<TopicPartition, Long> endsBefore = Map.of();
  private Map<TopicPartition, Long> committedBefore = Map.of();
  private int inARow;
  private Progress progress = new Progress(0, 0, Optional.empty());

  CatchingUp(KafkaSettings kafka, Admin admin, ResultTopics topics) {
    this.kafka = kafka;
    this.admin = admin;
    this.topics = topics;
  }

  int number() {
    return topics.counting();
  }

  /** As of the last check. */
  Progress progress() {
    return progress;
  }

  /** Looks again; whether it has caught up. */
  boolean check(Instant now) throws ExecutionException, InterruptedException {
    String postings = kafka.eventTopics().jobPostings();
    List<TopicPartition> partitions = partitions(List.of(postings, topics.postingMarks()));
    Map<TopicPartition, Long> begins = offsets(partitions, OffsetSpec.earliest());
    Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
    Map<TopicPartition, Long> committed = committed(begins);
    note(now, postings, begins, ends, committed);
    boolean reached = !endsBefore.isEmpty() && reached(committed, endsBefore);
    inARow = reached ? inARow + 1 : 0;
    endsBefore = ends;
    committedBefore = committed;
    return inARow >= 2;
  }

  private void note(Instant now, String postings, Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends,
      Map<TopicPartition, Long> committed) {
    long read = 0;
    long of = 0;
    for (TopicPartition partition : begins.keySet()) {
      if (partition.topic().equals(postings)) {
        read += at(committed, partition) - at(begins, partition);
        of += at(ends, partition) - at(begins, partition);
      }
    }
    pace.note(now, read);
    progress = new Progress(read, of, pace.left(of - read));
  }

  // Where no commit has moved, what is left may be no records at all but what transactions leave behind.
  private boolean reached(Map<TopicPartition, Long> committed, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> behind = new HashMap<>();
    ends.forEach((partition, end) -> {
      if (at(committed, partition) < end) {
        behind.put(partition, at(committed, partition));
      }
    });
    return behind.isEmpty() || committed.equals(committedBefore) && holdNothing(behind, ends);
  }

  private boolean holdNothing(Map<TopicPartition, Long> from, Map<TopicPartition, Long> ends) {
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(kafka.client(Map.of("isolation.level",
        "read_committed", "enable.auto.commit", false, "max.poll.records", 1, "allow.auto.create.topics", false,
        "client.id", "skilltide-catching-up", "default.api.timeout.ms", 10_000)), new ByteArrayDeserializer(),
        new ByteArrayDeserializer())) {
      consumer.assign(from.keySet());
      from.forEach(consumer::seek);
      for (int round = 0; round < 20; round++) {
        if (!consumer.poll(Duration.ofMillis(100)).isEmpty()) {
          return false;
        }
        if (from.keySet().stream().allMatch(each -> consumer.position(each) >= at(ends, each))) {
          return true;
        }
      }
      return false;
    }
  }

  private List<TopicPartition> partitions(List<String> names) throws ExecutionException, InterruptedException {
    return admin.describeTopics(names).allTopicNames().get().values().stream()
        .flatMap(topic -> topic.partitions().stream().map(each -> new TopicPartition(topic.name(), each.partition())))
        .toList();
  }

  private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which)
      throws ExecutionException, InterruptedException {
    return admin.listOffsets(partitions.stream().collect(Collectors.toMap(each -> each, each -> which)),
        new ListOffsetsOptions(IsolationLevel.READ_COMMITTED)).all().get().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().offset()));
  }

  private Map<TopicPartition, Long> committed(Map<TopicPartition, Long> begins)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> committed = new HashMap<>(begins);
    Map<TopicPartition, OffsetAndMetadata> known = admin.listConsumerGroupOffsets(topics.postingsApplication())
        .partitionsToOffsetAndMetadata().get();
    known.forEach((partition, offset) -> {
      if (offset != null && begins.containsKey(partition)) {
        committed.put(partition, Math.max(offset.offset(), at(begins, partition)));
      }
    });
    return committed;
  }

  private static long at(Map<TopicPartition, Long> offsets, TopicPartition partition) {
    return offsets.getOrDefault(partition, 0L);
  }
}
