package skilltide.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import skilltide.ingest.event.EventJson;
import skilltide.ingest.event.EventTopics;
import skilltide.ingest.event.JobForgotten;
import skilltide.ingest.event.JobPosted;
import skilltide.ingest.event.JobWithdrawn;
import skilltide.ingest.event.PostingEvent;
import skilltide.ingest.event.RequestId;
import skilltide.ingest.event.SourceForgotten;
import skilltide.ingest.event.TermViewed;
import skilltide.ingest.trace.Step;
import skilltide.ingest.trace.Traces;

/**
 * Publishes events. A future completes when all replicas in sync have the event, so that it is not lost; it completes
 * exceptionally when they do not within {@link ProducerFactory#DELIVERY}, and then the event may have arrived or not:
 * publishing it again is harmless. Calls block while the producer's memory is full: that is the back-pressure.
 */
public final class PostingPublisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PostingPublisher.class);
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final Supplier<Producer<byte[], byte[]>> producers;
  private final EventTopics topics;
  private final Traces traces;
  private final Counter postings;
  private final Counter views;
  private final Pulse pulse = new Pulse(System::nanoTime);
  private volatile Producer<byte[], byte[]> producer;

  public PostingPublisher(Supplier<Producer<byte[], byte[]>> producers, EventTopics topics, Traces traces,
      MeterRegistry registry) {
    this.producers = producers;
    this.topics = topics;
    this.traces = traces;
    postings = published(registry, "job-postings");
    views = published(registry, "glossary-views");
    Gauge.builder("skilltide.events.unacknowledged", pulse, Pulse::underWay)
        .description("Events that wait for Kafka to acknowledge them").register(registry);
    producer = producers.get();
  }

  /**
   * Whether Kafka has not answered for a few seconds: what is published now would most likely wait in vain. It may be published
   * all the same.
   */
  public boolean isStalled() {
    return pulse.isStalled();
  }

  /**
   * Begins anew, to be called when the topics were deleted and made again: an idempotent producer counts what it sent to
   * each partition, and a partition that was made again has counted nothing.
   */
  public void beginAgain() {
    close();
    producer = producers.get();
  }

  /** Publishes what befell postings; what befell all of a source goes to every partition, for they lie in each. */
  public CompletableFuture<Void> publish(PostingEvent event) {
    byte[] key = event.key().getBytes(UTF_8);
    byte[] value = EventJson.write(event);
    return switch (event) {
      case JobPosted posted -> send(new ProducerRecord<>(topics.jobPostings(), key, value), postings);
      case JobWithdrawn withdrawn -> send(new ProducerRecord<>(topics.jobPostings(), key, value), postings);
      case JobForgotten forgotten -> send(new ProducerRecord<>(topics.jobPostings(), key, value), postings);
      case SourceForgotten forgotten -> sendToAll(topics.jobPostings(), key, value, postings);
    };
  }

  public CompletableFuture<Void> publish(TermViewed event) {
    return send(new ProducerRecord<>(topics.glossaryViews(), event.visitor().getBytes(UTF_8), EventJson.write(event)),
        views);
  }

  /** Sends what is under way and lets go of Kafka. */
  @Override
  public void close() {
    producer.close(CLOSE);
  }

  private CompletableFuture<Void> sendToAll(String topic, byte[] key, byte[] value, Counter published) {
    List<PartitionInfo> partitions;
    try {
      partitions = producer.partitionsFor(topic);
    } catch (RuntimeException e) { // as from sending
      return CompletableFuture.failedFuture(e);
    }
    if (partitions.isEmpty()) {
      return CompletableFuture
          .failedFuture(new UnknownTopicOrPartitionException("Topic " + topic + " has no partitions yet"));
    }
    return CompletableFuture.allOf(partitions.stream()
        .map(partition -> send(new ProducerRecord<>(topic, partition.partition(), key, value), published))
        .toArray(CompletableFuture<?>[]::new));
  }

  private CompletableFuture<Void> send(ProducerRecord<byte[], byte[]> record, Counter published) {
    CompletableFuture<Void> acknowledged = new CompletableFuture<>();
    // Of views nothing is kept that came with them, and nothing said.
    String request = record.topic().equals(topics.jobPostings()) ? MDC.get(RequestId.NAME) : null;
    if (request != null) {
      record.headers().add(RequestId.KAFKA_HEADER, request.getBytes(UTF_8));
    }
    pulse.sent();
    Step step = begun(record);
    try {
      var unused = producer.send(record, (metadata, failure) -> {
        if (failure == null) {
          pulse.acknowledged();
          published.increment();
          told(metadata, request);
          acknowledged.complete(null);
          sent(step, metadata);
        } else {
          pulse.failed(failure);
          acknowledged.completeExceptionally(failure);
          failed(step, failure);
        }
      });
    } catch (RuntimeException e) { // a producer that is closed, interrupted or broken says so by throwing
      pulse.failed(e);
      acknowledged.completeExceptionally(e);
      failed(step, e);
    }
    return acknowledged;
  }

  /** A trace that cannot be begun is no reason not to send. */
  private Step begun(ProducerRecord<byte[], byte[]> record) {
    try {
      Step step = traces.send(record.topic());
      step.stamp(record.headers());
      return step;
    } catch (RuntimeException e) {
      LOG.debug("Not followed", e);
      return Step.NONE;
    }
  }

  private static void told(RecordMetadata metadata, @Nullable String request) {
    if (request == null) {
      LOG.debug("Published {}, of {}", metadata, metadata.timestamp());
    } else {
      LOG.debug("Published {}, of {}, for request {}", metadata, metadata.timestamp(), request);
    }
  }

  private static void sent(Step step, RecordMetadata metadata) {
    if (step != Step.NONE) { // which most are
      step.tag("messaging.destination.partition.id", Integer.toString(metadata.partition()))
          .tag("messaging.kafka.offset", metadata.offset()).close();
    }
  }

  private static void failed(Step step, Exception failure) {
    step.failed(failure.getClass().getSimpleName());
    step.close();
  }

  private static Counter published(MeterRegistry registry, String input) {
    return Counter.builder("skilltide.events.published").tag("input", input)
        .description("Events that Kafka has acknowledged").register(registry);
  }
}
