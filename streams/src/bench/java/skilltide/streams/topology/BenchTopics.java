package skilltide.streams.topology;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import skilltide.ingest.event.EventTopics;
import skilltide.streams.result.ResultTopics;

/** The topics of a broker: made as the product makes them, looked at, and removed. */
final class BenchTopics implements AutoCloseable {
  static final int PARTITIONS = Integer.getInteger("skilltide.partitions", 6);
  static final String DSL_COUNTS = "dsl-counts";
  private static final String MOST_BYTES = Integer.toString(6 << 20);
  private static final Map<String, String> COMPACTED = Map.of("cleanup.policy", "compact", "segment.bytes",
      Integer.toString(32 << 20), "min.cleanable.dirty.ratio", "0.3");
  private static final Map<String, String> KEPT = Map.of("cleanup.policy", "delete", "retention.ms", "-1");

  private final Admin admin;

  BenchTopics(String bootstrap) {
    admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
  }

  void makeInputs(EventTopics events) throws ExecutionException, InterruptedException {
    Set<String> there = names();
    make(List.of(events.jobPostings(), events.glossaryViews()).stream().filter(name -> !there.contains(name)).toList(),
        KEPT);
  }

  void makeOutputs(ResultTopics results) throws ExecutionException, InterruptedException {
    make(List.of(results.skillCounts(), results.viewCounts(), results.postingReadings(), results.postingStates(), results.postingReposts(),
        results.prefix() + DSL_COUNTS), COMPACTED);
    make(List.of(results.postingMarks(), results.rejectedEvents()), KEPT);
  }

  private void make(List<String> names, Map<String, String> settings) throws ExecutionException, InterruptedException {
    Map<String, String> all = new HashMap<>(settings);
    all.put("max.message.bytes", MOST_BYTES);
    admin.createTopics(names.stream()
        .map(name -> new NewTopic(name, Optional.of(PARTITIONS), Optional.empty()).configs(all)).toList()).all().get();
    while (!names().containsAll(names)) { // a topic is confirmed before every listing knows of it
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  Set<String> names() throws ExecutionException, InterruptedException {
    return admin.listTopics().names().get();
  }

  /** Removes every topic whose name begins so. */
  void remove(String prefix) throws ExecutionException, InterruptedException {
    admin.deleteTopics(names().stream().filter(name -> name.startsWith(prefix)).toList()).all().get();
  }

  /** Removes a topic; returns when its name is free again. */
  void emptied(String topic) throws ExecutionException, InterruptedException {
    if (names().contains(topic)) {
      admin.deleteTopics(List.of(topic)).all().get();
      while (names().contains(topic)) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }

  /** Where each partition of these topics ends, for those who read what is committed. */
  Map<TopicPartition, Long> ends(Set<String> topics) throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    for (TopicDescription topic : admin.describeTopics(topics).allTopicNames().get().values()) {
      topic.partitions()
          .forEach(partition -> wanted.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest()));
    }
    return ends(wanted);
  }

  Map<TopicPartition, Long> ends(Map<TopicPartition, OffsetSpec> wanted)
      throws ExecutionException, InterruptedException {
    return admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED)).all().get().entrySet()
        .stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().offset()));
  }

  /** What a group has committed. */
  Map<TopicPartition, Long> committed(String group) throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> committed = new HashMap<>();
    admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get()
        .forEach((partition, offset) -> committed.put(partition, offset == null ? -1 : offset.offset()));
    return committed;
  }

  /** How many bytes each topic whose name begins so takes on the broker. */
  Map<String, Long> bytes(String prefix) throws ExecutionException, InterruptedException {
    Map<String, Long> bytes = new TreeMap<>();
    for (var folders : admin.describeLogDirs(List.of(1)).allDescriptions().get().values()) {
      folders.values().forEach(folder -> folder.replicaInfos().forEach((partition, replica) -> {
        if (partition.topic().startsWith(prefix)) {
          bytes.merge(partition.topic().substring(prefix.length()), replica.size(), Long::sum);
        }
      }));
    }
    return bytes;
  }

  @Override
  public void close() {
    admin.close();
  }
}
