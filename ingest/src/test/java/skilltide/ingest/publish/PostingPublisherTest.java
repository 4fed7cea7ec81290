package skilltide.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import skilltide.ingest.event.EventJson;
import skilltide.ingest.event.EventTopics;
import skilltide.ingest.event.JobWithdrawn;
import skilltide.ingest.event.PostingId;
import skilltide.ingest.event.TermViewed;
import skilltide.ingest.trace.Traces;

class PostingPublisherTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  private final MockProducer<byte[], byte[]> kafka = new MockProducer<>(false, new RoundRobinPartitioner(),
      new ByteArraySerializer(), new ByteArraySerializer());
  private final PostingPublisher publisher = new PostingPublisher(() -> kafka, new EventTopics("test-"),
      Traces.OFF, new SimpleMeterRegistry());

  @Test
  void postingsAreKeyedByTheirIdAndAcknowledgedWhenKafkaDoes() {
    JobWithdrawn event = new JobWithdrawn(new PostingId("http", "ä:1"), NOW, NOW);

    CompletableFuture<Void> acknowledged = publisher.publish(event);

    assertThat(acknowledged).isNotDone();
    ProducerRecord<byte[], byte[]> sent = kafka.history().getFirst();
    assertThat(sent.topic()).isEqualTo("test-job-postings");
    assertThat(new String(sent.key(), UTF_8)).isEqualTo("http:ä:1");
    assertThat(EventJson.readPosting(sent.value())).isEqualTo(event);
    assertThat(kafka.completeNext()).isTrue();
    assertThat(acknowledged).isCompleted();
  }

  @Test
  void viewsAreKeyedByTheirVisitor() {
    TermViewed event = new TermViewed("kotlin", "visitor", NOW);

    CompletableFuture<Void> acknowledged = publisher.publish(event);

    assertThat(acknowledged).isNotDone();
    ProducerRecord<byte[], byte[]> sent = kafka.history().getFirst();
    assertThat(sent.topic()).isEqualTo("test-glossary-views");
    assertThat(new String(sent.key(), UTF_8)).isEqualTo("visitor");
    assertThat(EventJson.readView(sent.value())).isEqualTo(event);
  }

  @Test
  void aFailureIsToldWhetherKafkaReportsOrThrowsIt() {
    CompletableFuture<Void> reported = publisher.publish(new TermViewed("kotlin", "visitor", NOW));
    kafka.errorNext(new TimeoutException("no broker"));
    publisher.close();
    CompletableFuture<Void> thrown = publisher.publish(new TermViewed("kotlin", "visitor", NOW));

    assertThat(reported).isCompletedExceptionally();
    assertThat(thrown).isCompletedExceptionally();
    assertThat(kafka.closed()).isTrue();
  }
}
