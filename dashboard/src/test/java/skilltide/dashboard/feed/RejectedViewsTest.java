package skilltide.dashboard.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import skilltide.ingest.event.EventJson;
import skilltide.ingest.event.TermViewed;
import skilltide.streams.taxonomy.Taxonomy;

class RejectedViewsTest {
  private static final String TOPIC = "my-rejected-events";
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private final List<ConsumerRecord<byte[], byte[]>> kept = new ArrayList<>();
  /** How many records there are of which nothing is known. */
  private long before;
  private final RejectedViews unknown = new RejectedViews("my-", () -> consumer, Taxonomy.bundled());

  @Test
  void termsAreToldByHowManyLookedAtThem() {
    reject(0, "unknown-term", "kotln", "a", false, NOON);
    reject(0, "unknown-term", "kotln", "a", false, NOON.plusSeconds(3));
    reject(1, "unknown-term", "KOTLN", "b", false, NOON.minusSeconds(3));
    reject(1, "unknown-term", "kotln", "r", true, NOON);
    reject(0, "unknown-term", "norabus", "c", false, NOON);

    UnknownViews.Found found = find();

    assertThat(found.whole()).isTrue();
    assertThat(found.terms()).containsExactly(
        new UnknownViews.Term("KOTLN", 3, 2, 1, NOON.minusSeconds(3), NOON.plusSeconds(3)),
        new UnknownViews.Term("norabus", 1, 1, 0, NOON, NOON));
  }

  @Test
  void whatWasRejectedForSomethingElseOrIsKnownByNowIsLeftOut() {
    reject(0, "wrong-key", "norabus", "a", false, NOON);
    reject(0, "unknown-term", "kotlin", "a", false, NOON);
    reject(0, "unknown-term", "fintech", "a", false, NOON);
    kept.add(record(0, "unknown-term", "{}".getBytes(UTF_8)));

    assertThat(find().terms()).isEmpty();
  }

  @Test
  void ofVeryManyOnlyTheNewestAreLookedAt() {
    before = RejectedViews.NEWEST + 5;
    reject(0, "unknown-term", "norabus", "a", false, NOON);

    UnknownViews.Found found = find();

    assertThat(found.whole()).isFalse();
    assertThat(found.terms()).extracting(UnknownViews.Term::term).containsExactly("norabus");
  }

  @Test
  void whileKafkaIsAwayNotEverybodyWaitsForIt() {
    AtomicInteger asked = new AtomicInteger();
    RejectedViews away = new RejectedViews("my-", () -> {
      asked.incrementAndGet();
      throw new TimeoutException("nobody answers");
    }, Taxonomy.bundled());

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(away::find).isInstanceOf(UnknownViews.UnreachableException.class);
    }

    assertThat(asked).hasValue(1);
  }

  private UnknownViews.Found find() {
    List<PartitionInfo> partitions = List.of(partition(0), partition(1));
    consumer.updatePartitions(TOPIC, partitions);
    Map<TopicPartition, Long> begins = new HashMap<>();
    Map<TopicPartition, Long> ends = new HashMap<>();
    for (PartitionInfo each : partitions) {
      TopicPartition partition = new TopicPartition(TOPIC, each.partition());
      begins.put(partition, 0L);
      ends.put(partition, kept.stream().filter(record -> record.partition() == each.partition())
          .mapToLong(record -> record.offset() + 1).max().orElse(0));
    }
    consumer.updateBeginningOffsets(begins);
    consumer.updateEndOffsets(ends);
    consumer.schedulePollTask(() -> kept.forEach(consumer::addRecord));
    return unknown.find();
  }

  private void reject(int partition, String reason, String term, String visitor, boolean robot, Instant viewed) {
    kept.add(record(partition, reason, EventJson.write(new TermViewed(term, visitor, viewed, robot))));
  }

  private ConsumerRecord<byte[], byte[]> record(int partition, String reason, byte[] value) {
    long offset = before + kept.stream().filter(record -> record.partition() == partition).count();
    return new ConsumerRecord<>(TOPIC, partition, offset, NOON.toEpochMilli(), TimestampType.CREATE_TIME, 0, 0,
        new byte[0], value, new RecordHeaders().add("skilltide-reason", reason.getBytes(UTF_8)), Optional.empty());
  }

  private static PartitionInfo partition(int number) {
    Node[] nodes = {new Node(0, "kafka", 1)};
    return new PartitionInfo(TOPIC, number, nodes[0], nodes, nodes);
  }
}
