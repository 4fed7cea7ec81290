package skilltide.ingest.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TracesTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  @RegisterExtension
  final OpenTelemetryExtension telemetry = OpenTelemetryExtension.create();
  private final Traces traces = Traces.of(telemetry.getOpenTelemetry());

  @Test
  void ofOneRequestTheFirstFewRecordsAreFollowed() {
    Step request = traces.request(posting(Map.of()));

    List<Boolean> followed;
    try (Step.Here here = request.enter()) {
      followed = IntStream.range(0, 100).mapToObj(each -> traces.send("job-postings").origin().isPresent()).toList();
    }

    assertThat(followed.subList(0, Traces.MOST)).containsOnly(true);
    assertThat(followed.subList(Traces.MOST, 100)).containsOnly(false);
    assertThat(traces.send("job-postings").origin()).as("outside of it").isEmpty();
  }

  @Test
  void aSenderWhoFollowsGoesOnAndOneWhoDoesNotIsNotFollowed() {
    traces.request(posting(Map.of("traceparent", parent("01")))).close();
    Step refused = traces.request(posting(Map.of("traceparent", parent("00"))));

    assertThat(telemetry.getSpans()).singleElement().satisfies(span -> {
      assertThat(span.getTraceId()).isEqualTo(TRACE);
      assertThat(span.getName()).isEqualTo("POST /api/v1/postings");
    });
    assertThat(refused.origin()).isEmpty();
  }

  @Test
  void whatIsDoneTogetherBelongsToTheFirstAndIsLinkedToTheOthersUpToABound() {
    Gathered gathered = new Gathered();
    List<Origin> origins = IntStream.range(0, 40).mapToObj(each -> {
      Step step = traces.request(posting(Map.of()));
      return step.origin().orElseThrow();
    }).toList();
    origins.forEach(gathered::add);
    origins.forEach(gathered::add);

    traces.begin(Doing.sending("skill-counts"), gathered.take()).close();

    SpanData sent = telemetry.getSpans().getLast();
    assertThat(sent.getParentSpanContext()).isEqualTo(origins.getFirst().span());
    assertThat(sent.getLinks()).extracting(LinkData::getSpanContext)
        .containsExactlyElementsOf(origins.subList(1, Traces.MOST).stream().map(Origin::span).toList());
    assertThat(gathered.take()).isEmpty();
  }

  @Test
  void aRecordCarriesWhatSentItUnlessItIsOldOrNotSampled() {
    Headers headers = new RecordHeaders();
    Step request = traces.request(posting(Map.of()));
    long now = System.currentTimeMillis();

    request.stamp(headers);

    assertThat(traces.origin(headers, now)).contains(read(request));
    assertThat(traces.origin(headers, now - Traces.FRESH.toMillis() - 1)).as("read from the start").isEmpty();
    assertThat(traces.origin(carrying(parent("00")), now)).as("not sampled").isEmpty();
    assertThat(traces.origin(carrying("nonsense"), now)).isEmpty();
    assertThat(Traces.OFF.origin(headers, now)).isEmpty();
  }

  @Test
  void ofASendersTraceNothingLiesInKafkaButTheParent() {
    Headers headers = new RecordHeaders();

    traces.request(posting(Map.of("traceparent", parent("01"), "tracestate", "vendor=1"))).stamp(headers);

    assertThat(headers).extracting(Header::key).containsExactly("traceparent");
  }

  @Test
  void whatThrowsIsEndedAsFailed() {
    Step step = traces.request(posting(Map.of()));

    assertThatThrownBy(() -> step.over(() -> {
      throw new IllegalStateException("broken");
    })).hasMessage("broken");

    assertThat(telemetry.getSpans()).singleElement().satisfies(span -> {
      assertThat(span.getStatus()).isEqualTo(StatusData.error());
      assertThat(span.getAttributes().asMap().values()).contains("IllegalStateException");
    });
  }

  @Test
  void aViewGoesOnFromNobody() {
    traces.request(new Request("POST", "/api/v1/views", "/api/v1/views", "http",
        Map.of("traceparent", parent("01"))::get, true)).close();

    assertThat(telemetry.getSpans()).singleElement().satisfies(span -> {
      assertThat(span.getTraceId()).isNotEqualTo(TRACE);
      assertThat(span.getParentSpanContext().isValid()).isFalse();
    });
  }

  /** The origin that whoever reads a record finds: that of another process. */
  private Origin read(Step step) {
    Headers headers = new RecordHeaders();
    step.stamp(headers);
    Origin there = traces.origin(headers, System.currentTimeMillis()).orElseThrow();
    assertThat(there.span().getSpanId()).isEqualTo(step.origin().orElseThrow().span().getSpanId());
    return there;
  }

  private static Headers carrying(String traceparent) {
    return new RecordHeaders().add("traceparent", traceparent.getBytes(UTF_8));
  }

  private static Request posting(Map<String, String> headers) {
    return new Request("POST", "/api/v1/postings", "/api/v1/postings", "http", headers::get, false);
  }

  private static String parent(String flags) {
    return "00-" + TRACE + "-00f067aa0ba902b7-" + flags;
  }
}
