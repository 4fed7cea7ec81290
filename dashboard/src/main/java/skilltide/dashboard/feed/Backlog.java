package skilltide.dashboard.feed;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import skilltide.ingest.event.KafkaSettings;
import skilltide.streams.result.ResultTopics;

/** What was sent and is not shown yet. Asks Kafka whenever it is asked; thread-safe. */
@Singleton
public final class Backlog {
  /**
   * What is left, on the way of the data.
   *
   * @param events records of {@code job-postings} and {@code glossary-views} that are not counted
   * @param marks of postings, which count as those do
   * @param rows that are counted and not read into the cube
   * @param readings records of what was read from postings, and what became of them, that SQL, evidence and several filters do not see yet
   */
  public record Left(long events, long marks, long rows, long readings) {
    public boolean isNothing() {
      return events == 0 && marks == 0 && rows == 0 && readings == 0;
    }
  }

  private record Nothing(long begin, long end) {
    boolean covers(long from, long to) {
      return begin <= from && to <= end;
    }
  }

  private static final int TIMEOUT = 3_000;
  private static final Duration POLL = Duration.ofMillis(50);
  private static final int MOST_POLLS = 20;

  private final KafkaSettings kafka;
  private final Feed feed;
  private final ReadingFeed readings;
  private final Switching switching;
  /** Between these, there is no record. */
  private final Map<TopicPartition, Nothing> empty = new HashMap<>();
  private final OneLook<Left> looks = new OneLook<>(this::look);
  private volatile @Nullable Admin admin;

  Backlog(KafkaSettings kafka, Feed feed, ReadingFeed readings, Switching switching) {
    this.kafka = kafka;
    this.feed = feed;
    this.readings = readings;
    this.switching = switching;
  }

  /**
   * What is left now.
   *
   * @throws KafkaException when Kafka does not say
   */
  public Left left() {
    return looks.now();
  }

  @PreDestroy
  void close() {
    Admin opened = admin;
    if (opened != null) {
      opened.close(Duration.ofSeconds(1));
    }
  }

  // In the order in which the data go, so that nothing can pass from what is still to be looked at to what was. What is
  // committed was written in the same transaction.
  private Left look() {
    ResultTopics shared = ResultTopics.shared(kafka.topicPrefix());
    ResultTopics topics = new ResultTopics(kafka.topicPrefix(), switching.wanted().shown());
    String postings = kafka.eventTopics().jobPostings();
    String views = kafka.eventTopics().glossaryViews();
    try {
      Admin asked = admin();
      Map<String, List<TopicPartition>> partitions = partitions(asked,
          List.of(postings, views, topics.postingMarks(), topics.skillCounts(), topics.viewCounts(),
              topics.postingReadings(), topics.postingStates(), topics.postingReposts()));
      List<TopicPartition> events = all(partitions, postings, views);
      Map<TopicPartition, Long> sent = offsets(asked, events, OffsetSpec.latest());
      Map<TopicPartition, Long> counted = committed(asked, topics.postingsApplication());
      counted.putAll(committed(asked, shared.viewsApplication()));
      List<TopicPartition> marks = partitions.getOrDefault(topics.postingMarks(), List.of());
      Map<TopicPartition, Long> marked = offsets(asked, marks, OffsetSpec.latest());
      Map<TopicPartition, Long> begins = offsets(asked, sent.keySet(), OffsetSpec.earliest());
      begins.putAll(offsets(asked, marks, OffsetSpec.earliest()));
      begins.forEach((partition, begin) -> counted.merge(partition, begin, Math::max));
      Map<TopicPartition, Long> written = offsets(asked, all(partitions, topics.skillCounts(), topics.viewCounts()),
          OffsetSpec.latest());
      Map<TopicPartition, Long> read = offsets(asked,
          all(partitions, topics.postingReadings(), topics.postingStates(), topics.postingReposts()),
          OffsetSpec.latest());
      return new Left(records(counted, sent), records(counted, marked), between(feed.state().reached(), written),
          between(readings.reached(), read));
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private long records(Map<TopicPartition, Long> from, Map<TopicPartition, Long> ends) {
    return between(from, ends) == 0 || holdNothing(from, ends) ? 0 : between(from, ends);
  }

  private static long between(Map<TopicPartition, Long> from, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .mapToLong(each -> Math.max(0, each.getValue() - from.getOrDefault(each.getKey(), 0L))).sum();
  }

  // Whether what lies between is no records at all, but what transactions leave behind: whoever has nothing to count
  // commits nothing.
  private boolean holdNothing(Map<TopicPartition, Long> from, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> open = new HashMap<>();
    ends.forEach((partition, end) -> {
      long begin = from.getOrDefault(partition, 0L);
      if (begin < end && !empty.getOrDefault(partition, new Nothing(0, 0)).covers(begin, end)) {
        open.put(partition, begin);
      }
    });
    if (open.isEmpty()) {
      return true;
    }
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(kafka.client(Map.of("isolation.level",
        "read_committed", "enable.auto.commit", false, "max.poll.records", 1, "fetch.max.bytes", 1,
        "allow.auto.create.topics", false, "client.id", "skilltide-backlog", "default.api.timeout.ms", TIMEOUT)),
        new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(open.keySet());
      open.forEach(consumer::seek);
      for (int polls = 0; polls < MOST_POLLS; polls++) {
        if (!consumer.poll(POLL).isEmpty()) {
          return false;
        }
        if (open.keySet().stream().allMatch(each -> consumer.position(each) >= ends.getOrDefault(each, 0L))) {
          open.forEach((each, begin) -> empty.put(each, new Nothing(begin, ends.getOrDefault(each, 0L))));
          return true;
        }
      }
      return false;
    }
  }

  private static List<TopicPartition> all(Map<String, List<TopicPartition>> partitions, String... topics) {
    return Stream.of(topics).flatMap(name -> partitions.getOrDefault(name, List.of()).stream()).toList();
  }

  private static Map<String, List<TopicPartition>> partitions(Admin asked, List<String> topics)
      throws ExecutionException, InterruptedException {
    return asked.describeTopics(topics).allTopicNames().get().values().stream()
        .flatMap(topic -> topic.partitions().stream().map(each -> new TopicPartition(topic.name(), each.partition())))
        .collect(Collectors.groupingBy(TopicPartition::topic));
  }

  private static Map<TopicPartition, Long> offsets(Admin asked, Collection<TopicPartition> partitions,
      OffsetSpec which) throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    asked.listOffsets(partitions.stream().collect(Collectors.toMap(each -> each, each -> which)),
        new ListOffsetsOptions(IsolationLevel.READ_COMMITTED)).all().get()
        .forEach((partition, offset) -> offsets.put(partition, offset.offset()));
    return offsets;
  }

  private static Map<TopicPartition, Long> committed(Admin asked, String group)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> committed = new HashMap<>();
    asked.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().forEach((partition, offset) -> {
      if (offset != null) {
        committed.put(partition, offset.offset());
      }
    });
    return committed;
  }

  private Admin admin() {
    Admin opened = admin;
    if (opened == null) {
      opened = Admin.create(kafka.client(Map.of("client.id", "skilltide-backlog", "default.api.timeout.ms", TIMEOUT,
          "request.timeout.ms", TIMEOUT)));
      admin = opened;
    }
    return opened;
  }
}
