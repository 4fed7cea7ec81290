package skilltide.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.time.Duration;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import skilltide.ingest.trace.Traces;
import skilltide.streams.result.Input;
import skilltide.streams.topology.CountedRows.RowOut;
import skilltide.streams.topology.CountingProcessor.Sinks;

/** What a task follows when something goes wrong. */
class CountingProcessorTest {
  private static final String ABORTED = "00-11111111111111111111111111111111-aaaaaaaaaaaaaaa1-01";
  private static final String LATER = "00-22222222222222222222222222222222-bbbbbbbbbbbbbbb2-01";

  @RegisterExtension
  final OpenTelemetryExtension telemetry = OpenTelemetryExtension.create();
  private final MockProcessorContext<byte[], byte[]> context = new MockProcessorContext<>();
  private final MockProducer<byte[], byte[]> kafka = new MockProducer<>(true, null, new ByteArraySerializer(),
      new ByteArraySerializer());
  private final Changing counter = new Changing();
  private CountingProcessor processor;

  @BeforeEach
  @SuppressWarnings("NullAway.Init")
  void begin() {
    processor = new CountingProcessor(counter,
        new TopologySettings(1, new Pace(Duration.ofHours(1)), StreamsClock.WALL, new BeforeCommit(), new Suspects(),
            new StreamsMeters(new SimpleMeterRegistry()), Traces.of(telemetry.getOpenTelemetry())),
        new Sinks("rows", "rejected", "skill-counts"));
    context.setCurrentSystemTimeMs(0); // nothing is written between commits
    context.setRecordMetadata("job-postings", 0, 7);
    processor.init(context);
  }

  @Test
  void whatATaskHeldThatIsBegunAgainIsNotLinkedToWhatItSendsLater() {
    count(ABORTED);

    processor.init(context);
    count(LATER);
    processor.write(kafka);

    SpanData sent = telemetry.getSpans().getLast();
    assertThat(sent.getName()).isEqualTo("send skill-counts");
    assertThat(LATER).contains(sent.getTraceId());
    assertThat(sent.getLinks()).isEmpty();
  }

  @Test
  void rowsThatCannotBeSentAreAStepThatFailed() {
    count(LATER);
    kafka.sendException = new IllegalStateException("broken");

    assertThatThrownBy(() -> processor.write(kafka)).isSameAs(kafka.sendException);

    SpanData sent = telemetry.getSpans().getLast();
    assertThat(sent.getName()).isEqualTo("send skill-counts");
    assertThat(sent.getStatus()).isEqualTo(StatusData.error());
    assertThat(sent.getAttributes().asMap().values()).containsOnlyOnce("IllegalStateException");
  }

  private void count(String traceparent) {
    processor.process(new Record<>("http:1".getBytes(UTF_8), new byte[0], System.currentTimeMillis(),
        new RecordHeaders().add("traceparent", traceparent.getBytes(UTF_8))));
  }

  /** By each record a row is changed. */
  private static final class Changing implements Counter {
    private boolean unwritten;

    @Override
    public Input input() {
      return Input.POSTINGS;
    }

    @Override
    public void start(ProcessorContext<byte[], byte[]> context) {
      unwritten = false;
    }

    @Override
    public void count(Record<byte[], byte[]> record) {
      unwritten = true;
    }

    @Override
    public void due(long now) {
      // nothing is
    }

    @Override
    public boolean isUnwritten() {
      return unwritten;
    }

    @Override
    public void write(RowOut out) {
      out.send("row".getBytes(UTF_8), new byte[0], 0);
      unwritten = false;
    }
  }
}
