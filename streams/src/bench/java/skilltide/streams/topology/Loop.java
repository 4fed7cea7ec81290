package skilltide.streams.topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import skilltide.ingest.event.EventJson;
import skilltide.ingest.event.EventTopics;
import skilltide.ingest.event.JobPosted;
import skilltide.ingest.event.PostingEvent;
import skilltide.streams.count.PostingState;
import skilltide.streams.read.PostingReader;
import skilltide.streams.result.PostingRead;
import skilltide.streams.result.ResultJson;
import skilltide.streams.taxonomy.Taxonomy;

/** Consumers that only poll and look at each record, each with its share of the partitions. */
final class Loop {
  private static final Duration POLL = Duration.ofMillis(100);

  private final Task task;
  private final ToLongFunction<byte[]> look;
  private final String topic;

  Loop(Task task, Taxonomy taxonomy) {
    this.task = task;
    EventTopics events = new EventTopics(task.input());
    topic = task.trial().ofViews() ? events.glossaryViews() : events.jobPostings();
    PostingReader reader = new PostingReader(taxonomy);
    Readings readings = new Readings(reader, taxonomy);
    look = switch (task.trial()) {
      case LOOP -> value -> EventJson.readPosting(value).key().isEmpty() ? 1 : 0;
      case READING_LOOP -> value -> posted(value).map(event -> reader.read(event.content(), event.stated()))
          .mapToLong(reading -> reading.skills().size()).sum();
      case PUBLISHING_LOOP -> value -> posted(value).mapToLong(event -> publish(readings, event)).sum();
      case VIEW_LOOP -> value -> EventJson.readView(value).term().isEmpty() ? 1 : 0;
      default -> throw new IllegalArgumentException(task.trial() + " is no loop");
    };
  }

  private static Stream<JobPosted> posted(byte[] value) {
    PostingEvent event = EventJson.readPosting(value);
    return event instanceof JobPosted posted ? Stream.of(posted) : Stream.empty();
  }

  private static long publish(Readings readings, JobPosted event) {
    try {
      Readings.News news = readings.news(event, PostingState.UNKNOWN);
      PostingRead reading = Objects.requireNonNull(news.reading());
      if (ResultJson.write(reading).length == 0) {
        throw new IllegalStateException("Nothing was written of " + event.key());
      }
      return reading.skills().size();
    } catch (Rejection.Rejected e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs through all that there is; tells how many skills were read. */
  Map<String, Object> run() throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> ends;
    try (BenchTopics topics = new BenchTopics(task.bootstrap())) {
      ends = topics.ends(Set.of(topic));
    }
    List<Callable<Long>> shares = new ArrayList<>();
    for (int thread = 0; thread < task.threads(); thread++) {
      int each = thread;
      shares.add(() -> consume(ends.entrySet().stream()
          .filter(end -> end.getKey().partition() % task.threads() == each)
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
    }
    FirstPoll.expect(task.broker());
    long sum = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(task.threads())) {
      for (Future<Long> share : threads.invokeAll(shares)) {
        sum += share.get();
      }
    }
    Meter end = Meter.read(task.broker());
    return Task.figure(end.since(FirstPoll.meter()), ends.values().stream().mapToLong(Long::longValue).sum(),
        Long.toString(sum));
  }

  private long consume(Map<TopicPartition, Long> ends) {
    long sum = 0;
    long left = ends.values().stream().mapToLong(Long::longValue).sum();
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
        // As many a poll as Kafka Streams takes.
        Map.of("bootstrap.servers", task.bootstrap(), "max.poll.records", 1_000, "enable.auto.commit", false),
        new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      while (left > 0) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        if (!records.isEmpty()) {
          FirstPoll.arrived();
        }
        for (ConsumerRecord<byte[], byte[]> each : records) {
          sum += look.applyAsLong(each.value());
        }
        left -= records.count();
      }
    }
    return sum;
  }
}
