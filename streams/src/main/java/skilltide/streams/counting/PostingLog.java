package skilltide.streams.counting;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import skilltide.ingest.event.KafkaSettings;

/** What may be asked about {@code job-postings} and those who read it. */
record PostingLog(KafkaSettings kafka, Admin admin) {

  /** Whether postings were deleted from its beginning, by its retention or by hand. */
  boolean isTrimmed() throws ExecutionException, InterruptedException {
    String name = kafka.eventTopics().jobPostings();
    var described = admin.describeTopics(List.of(name)).allTopicNames().get().values();
    return admin.listOffsets(described.stream().flatMap(topic -> topic.partitions().stream())
        .collect(Collectors.toMap(each -> new TopicPartition(name, each.partition()), each -> OffsetSpec.earliest())))
        .all().get().values().stream().anyMatch(begin -> begin.offset() > 0);
  }

  /**
   * Whether an instance is at work in this group just now.
   *
   * @throws KafkaException when Kafka does not say
   */
  boolean isRead(String group) {
    try {
      return !admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
          .allMatch(described -> described.members().isEmpty());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return false;
      }
      throw new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
