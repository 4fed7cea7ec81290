package skilltide.dashboard.faults;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import skilltide.ingest.event.EventTopics;
import skilltide.streams.result.ResultTopics;

/**
 * How much lies in the topics of events, and how far it is counted.
 *
 * @param partitions of each topic
 */
record InputOffsets(Admin admin, EventTopics topics, ResultTopics results, int partitions) {

  Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    for (String topic : List.of(topics.jobPostings(), topics.glossaryViews())) {
      for (int partition = 0; partition < partitions; partition++) {
        wanted.put(new TopicPartition(topic, partition), OffsetSpec.latest());
      }
    }
    return admin.listOffsets(wanted).all().get().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().offset()));
  }

  /** Up to where the instances have counted, as they have committed it. */
  Map<TopicPartition, Long> read(Map<TopicPartition, Long> ends) throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> read = new HashMap<>();
    for (String application : List.of(results.postingsApplication(), results.viewsApplication())) {
      Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets(application)
          .partitionsToOffsetAndMetadata().get();
      offsets.forEach((partition, offset) -> {
        if (ends.containsKey(partition)) {
          read.put(partition, offset.offset());
        }
      });
    }
    ends.forEach((partition, end) -> read.putIfAbsent(partition, 0L));
    return read;
  }

  static long sum(Map<TopicPartition, Long> ends, String topic) {
    return ends.entrySet().stream().filter(each -> each.getKey().topic().equals(topic))
        .mapToLong(Map.Entry::getValue).sum();
  }
}
