package skilltide.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import skilltide.ingest.event.EventJson;
import skilltide.ingest.event.EventTopics;
import skilltide.ingest.event.PostingEvent;
import skilltide.ingest.event.TermViewed;

/**
 * Publishes events. A future completes when all replicas in sync have the event, so that it is not lost; it completes
 * exceptionally when they do not within {@link ProducerFactory#DELIVERY}, and then the event may have arrived or not:
 * publishing it again is harmless. Calls block while the producer's memory is full: that is the back-pressure.
 */
public final class PostingPublisher implements AutoCloseable {
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final Supplier<Producer<byte[], byte[]>> producers;
  private final EventTopics topics;
  private final Counter postings;
  private final Counter views;
  private volatile Producer<byte[], byte[]> producer;

  public PostingPublisher(Supplier<Producer<byte[], byte[]>> producers, EventTopics topics, MeterRegistry registry) {
    this.producers = producers;
    this.topics = topics;
    postings = published(registry, "job-postings");
    views = published(registry, "glossary-views");
    producer = producers.get();
  }

  /**
   * Begins anew, to be called when the topics were deleted and made again: an idempotent producer counts what it sent to
   * each partition, and a partition that was made again has counted nothing.
   */
  public void beginAgain() {
    close();
    producer = producers.get();
  }

  public CompletableFuture<Void> publish(PostingEvent event) {
    return send(topics.jobPostings(), event.key(), EventJson.write(event), postings);
  }

  public CompletableFuture<Void> publish(TermViewed event) {
    return send(topics.glossaryViews(), event.visitor(), EventJson.write(event), views);
  }

  /** Sends what is under way and lets go of Kafka. */
  @Override
  public void close() {
    producer.close(CLOSE);
  }

  private CompletableFuture<Void> send(String topic, String key, byte[] value, Counter published) {
    CompletableFuture<Void> acknowledged = new CompletableFuture<>();
    try {
      var unused = producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value), (metadata, failure) -> {
        if (failure == null) {
          published.increment();
          acknowledged.complete(null);
        } else {
          acknowledged.completeExceptionally(failure);
        }
      });
    } catch (RuntimeException e) { // a producer that is closed, interrupted or broken says so by throwing
      acknowledged.completeExceptionally(e);
    }
    return acknowledged;
  }

  private static Counter published(MeterRegistry registry, String input) {
    return Counter.builder("skilltide.events.published").tag("input", input)
        .description("Events that Kafka has acknowledged").register(registry);
  }
}
