package skilltide.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skilltide.ingest.event.EventJson;
import skilltide.ingest.event.EventTopics;
import skilltide.ingest.event.JobWithdrawn;
import skilltide.ingest.event.PostingId;
import skilltide.ingest.event.TermViewed;
import skilltide.ingest.trace.Request;
import skilltide.ingest.trace.Step;
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

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @SuppressWarnings("try") // the thread is in it, that is all
  void whatFollowsAnEventNeitherHoldsNorFailsIt(boolean atBeginning) {
    Traces traces = Traces.of(new Following(
        SdkTracerProvider.builder().addSpanProcessor(new Broken(atBeginning)).build()));
    PostingPublisher followed = new PostingPublisher(() -> kafka, new EventTopics(""), traces,
        new SimpleMeterRegistry());
    Step request = traces.request(new Request("POST", "/", "/", "http", header -> null, false));

    CompletableFuture<Void> acknowledged;
    try (Step.Here here = request.enter()) {
      acknowledged = followed.publish(new JobWithdrawn(new PostingId("http", "1"), NOW, NOW));
    }
    try {
      kafka.completeNext();
    } catch (IllegalStateException e) {
      assertThat(e).as("which Kafka's own producer logs").hasMessage("broken");
    }

    assertThat(acknowledged).isCompleted();
    assertThat(followed.isStalled()).isFalse();
  }

  private record Following(TracerProvider getTracerProvider) implements OpenTelemetry {
    @Override
    public ContextPropagators getPropagators() {
      return ContextPropagators.noop();
    }
  }

  /** Fails at the beginning or the end of each span that has a parent. */
  private record Broken(boolean atBeginning) implements SpanProcessor {
    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
      if (span.getParentSpanContext().isValid()) {
        throw new IllegalStateException("broken");
      }
    }

    @Override
    public boolean isStartRequired() {
      return atBeginning;
    }

    @Override
    public void onEnd(ReadableSpan span) {
      throw new IllegalStateException("broken");
    }

    @Override
    public boolean isEndRequired() {
      return !atBeginning;
    }
  }
}
