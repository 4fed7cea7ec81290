package skilltide.dashboard.feed;

import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import skilltide.ingest.event.EventJson;
import skilltide.ingest.event.KafkaSettings;
import skilltide.ingest.event.MalformedEventException;
import skilltide.ingest.event.TermViewed;
import skilltide.streams.result.ResultTopics;
import skilltide.streams.taxonomy.GlossaryTerm;
import skilltide.streams.taxonomy.Taxonomy;

/** Unknown terms as {@code rejected-events} keeps them. Read when somebody asks, at most every few seconds: they are few, and of interest to few. */
@Singleton
@Secondary
final class RejectedViews implements UnknownViews {
  /** Of each partition no more than its newest are looked at. */
  static final long NEWEST = 10_000;
  private static final int MOST_TERMS = 10_000;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final long FRESH = Duration.ofSeconds(10).toNanos();
  private static final byte[] UNKNOWN_TERM = "unknown-term".getBytes(StandardCharsets.UTF_8);

  private final String topic;
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Taxonomy taxonomy;
  private Optional<UnreachableException> failed = Optional.empty();
  private Found last = new Found(List.of(), false);
  private long told = System.nanoTime() - FRESH;

  @Inject
  RejectedViews(KafkaSettings kafka, Taxonomy taxonomy) {
    this(kafka.topicPrefix(), () -> consumer(kafka), taxonomy);
  }

  RejectedViews(String topicPrefix, Supplier<Consumer<byte[], byte[]>> consumers, Taxonomy taxonomy) {
    topic = ResultTopics.shared(topicPrefix).rejectedEvents();
    this.consumers = consumers;
    this.taxonomy = taxonomy;
  }

  private static Consumer<byte[], byte[]> consumer(KafkaSettings kafka) {
    return new KafkaConsumer<>(
        kafka.client(Map.of("client.id", "skilltide-unknown-views", "isolation.level", "read_committed",
            "enable.auto.commit", false, "allow.auto.create.topics", false, "max.poll.records", 5_000,
            "default.api.timeout.ms", 5_000)),
        new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public synchronized Found find() {
    if (System.nanoTime() - told >= FRESH) {
      failed = Optional.empty();
      try (Consumer<byte[], byte[]> consumer = consumers.get()) {
        last = read(consumer);
      } catch (KafkaException e) { // whoever else asks is not to wait for it one after the other
        failed = Optional.of(new UnreachableException(e));
      }
      told = System.nanoTime();
    }
    if (failed.isPresent()) {
      throw failed.get();
    }
    return last;
  }

  private Found read(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
        .map(each -> new TopicPartition(each.topic(), each.partition())).toList();
    consumer.assign(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    boolean whole = true;
    for (TopicPartition partition : partitions) {
      long begin = begins.getOrDefault(partition, 0L);
      long from = Math.max(begin, ends.getOrDefault(partition, 0L) - NEWEST);
      whole &= from == begin;
      consumer.seek(partition, from);
    }
    Map<String, Tally> terms = new HashMap<>();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
      if (System.nanoTime() > end) {
        whole = false;
        break;
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        whole &= tally(record, terms);
      }
    }
    return new Found(terms.values().stream().map(Tally::term)
        .sorted(Comparator.comparingLong(Term::visitors).thenComparingLong(Term::views).reversed()
            .thenComparing(Term::term))
        .toList(), whole);
  }

  /** @return whether there was room for it */
  private boolean tally(ConsumerRecord<byte[], byte[]> record, Map<String, Tally> terms) {
    Header reason = record.headers().lastHeader("skilltide-reason");
    if (reason == null || !Arrays.equals(reason.value(), UNKNOWN_TERM)) {
      return true;
    }
    TermViewed view;
    try {
      view = EventJson.readView(record.value());
    } catch (MalformedEventException e) {
      return true; // written by a later version; it is counted as rejected all the same
    }
    if (GlossaryTerm.of(taxonomy, view.term()).isPresent()) {
      return true; // by now it is known
    }
    String name = view.term().strip().toLowerCase(Locale.ROOT);
    if (terms.size() >= MOST_TERMS && !terms.containsKey(name)) {
      return false;
    }
    terms.computeIfAbsent(name, each -> new Tally(view)).add(view);
    return true;
  }

  /** What adds up of one term. */
  private static final class Tally {
    private String written;
    private final Set<String> visitors = new HashSet<>();
    private long views;
    private long robots;
    private Instant first;
    private Instant newest;

    Tally(TermViewed view) {
      written = view.term();
      first = view.viewed();
      newest = view.viewed();
    }

    void add(TermViewed view) {
      if (view.robot()) {
        robots++;
      } else {
        views++;
        visitors.add(view.visitor());
      }
      if (view.viewed().isBefore(first)) {
        first = view.viewed();
        written = view.term();
      }
      newest = view.viewed().isAfter(newest) ? view.viewed() : newest;
    }

    Term term() {
      return new Term(written, views, visitors.size(), robots, first, newest);
    }
  }
}
