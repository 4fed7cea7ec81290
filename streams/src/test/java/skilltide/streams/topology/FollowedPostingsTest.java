package skilltide.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import skilltide.ingest.event.Content;
import skilltide.ingest.event.EventJson;
import skilltide.ingest.event.EventTopics;
import skilltide.ingest.event.JobPosted;
import skilltide.ingest.event.PostingId;
import skilltide.ingest.event.Stated;
import skilltide.ingest.event.TextFormat;
import skilltide.ingest.trace.Traces;
import skilltide.streams.read.PostingReader;
import skilltide.streams.result.ResultTopics;
import skilltide.streams.taxonomy.Taxonomy;

/** What records carry on that come from postings that are followed. */
@SuppressWarnings("NullAway.Init")
class FollowedPostingsTest {
  private static final String ONE = "00-11111111111111111111111111111111-aaaaaaaaaaaaaaa1-01";
  private static final String OTHER = "00-22222222222222222222222222222222-bbbbbbbbbbbbbbb2-01";
  private final Instant now = Instant.now();

  @RegisterExtension
  final OpenTelemetryExtension telemetry = OpenTelemetryExtension.create();
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> postings;
  private TestOutputTopic<String, byte[]> rows;
  private TestOutputTopic<String, byte[]> readings;
  private TestOutputTopic<String, byte[]> rejected;

  @BeforeEach
  void start(@TempDir Path state) {
    ResultTopics results = new ResultTopics("", 1);
    Taxonomy taxonomy = Taxonomy.bundled();
    driver = Driven.topology(PostingTopology.build(new EventTopics(""), results,
        new Readings(new PostingReader(taxonomy), taxonomy),
        Driven.settings(1, Traces.of(telemetry.getOpenTelemetry()))), state, now);
    postings = driver.createInputTopic("job-postings", new StringSerializer(), new ByteArraySerializer());
    rows = output(results.skillCounts());
    readings = output(results.postingReadings());
    rejected = output(results.rejectedEvents());
    send("first", ""); // written at once, as after any quiet
    rows.readRecordsToList();
    readings.readRecordsToList();
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void aReadingCarriesOnWhatItsPostingCarried() {
    send("one", ONE);
    send("unfollowed", "");

    SpanData counted = telemetry.getSpans().getFirst();
    assertThat(counted.getName()).isEqualTo("process job-postings");
    assertThat(ONE).contains(counted.getTraceId() + '-' + counted.getParentSpanId());
    assertThat(carried(readings)).containsExactly("00-" + counted.getTraceId() + '-' + counted.getSpanId() + "-01", "");
  }

  @Test
  void rowsOfATickCarryOneStepThatIsLinkedToAllPostingsInThem() {
    send("one", ONE);
    send("other", OTHER);
    driver.advanceWallClockTime(Duration.ofMillis(100));

    List<SpanData> spans = telemetry.getSpans();
    SpanData sent = spans.getLast();
    assertThat(sent.getName()).isEqualTo("send skill-counts-v1");
    assertThat(sent.getParentSpanContext()).isEqualTo(spans.get(0).getSpanContext());
    assertThat(sent.getLinks()).singleElement()
        .satisfies(link -> assertThat(link.getSpanContext()).isEqualTo(spans.get(1).getSpanContext()));
    assertThat(carried(rows)).isNotEmpty()
        .containsOnly("00-" + sent.getTraceId() + '-' + sent.getSpanId() + "-01");
  }

  @Test
  void aFollowedPostingThatChangesNothingIsNotLinkedToWhatChangesLater() {
    driver.advanceWallClockTime(Duration.ofMillis(100));
    postings.pipeInput(new TestRecord<>("http:none", new byte[0], carrying(ONE), now));
    send("later", "");
    driver.advanceWallClockTime(Duration.ofMillis(100));

    assertThat(telemetry.getSpans()).singleElement().satisfies(span -> assertThat(
        span.getAttributes().asMap().values()).contains("malformed"));
    assertThat(carried(rows)).containsOnly("");
    assertThat(carried(rejected)).as("as it came").containsExactly(ONE);
  }

  private TestOutputTopic<String, byte[]> output(String topic) {
    return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private void send(String id, String traceparent) {
    JobPosted posted = new JobPosted(new PostingId("http", id), now, now, now, null, null, null,
        new Content("Developer", "Kotlin", TextFormat.PLAIN, null), Stated.NOTHING);
    postings.pipeInput(new TestRecord<>("http:" + id, EventJson.write(posted), carrying(traceparent), now));
  }

  private static Headers carrying(String traceparent) {
    return traceparent.isEmpty()
        ? new RecordHeaders()
        : new RecordHeaders().add("traceparent", traceparent.getBytes(UTF_8));
  }

  private static List<String> carried(TestOutputTopic<String, byte[]> topic) {
    return topic.readRecordsToList().stream().map(each -> each.headers().lastHeader("traceparent"))
        .map(header -> header == null ? "" : new String(header.value(), UTF_8)).toList();
  }
}
