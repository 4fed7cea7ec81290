package skilltide.dashboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skilltide.ingest.trace.Request;
import skilltide.ingest.trace.Traces;

/** What the settings of OpenTelemetry may change, and what not. */
class TraceExportTest {
  private static final String RESOURCE = "otel.resource.attributes";
  private static final String SAMPLER = "otel.traces.sampler";
  private static final String ENDPOINT = "otel.exporter.otlp.endpoint";

  @AfterEach
  void restore() {
    System.clearProperty(RESOURCE);
    System.clearProperty(SAMPLER);
    System.clearProperty(ENDPOINT);
    System.clearProperty("otel.exporter.otlp.protocol");
    System.clearProperty("otel.exporter.otlp.traces.protocol");
  }

  @Test
  void whatIsFollowedIsSaidToTheProgramAlone() {
    System.setProperty(SAMPLER, "always_on");
    try (TraceExport none = TraceExport.start(0); TraceExport all = TraceExport.start(1)) {
      assertThat(follows(none.traces(), "")).isFalse();
      assertThat(follows(all.traces(), "")).isTrue();
      assertThat(follows(all.traces(), "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00"))
          .as("whose sender does not").isFalse();
    }
  }

  @Test
  void attributesAreAddedToThoseOfTheProgram() throws IOException {
    try (TraceCollector collector = new TraceCollector()) {
      System.setProperty(ENDPOINT, collector.address());
      System.setProperty(RESOURCE, "deployment.environment.name=test");

      try (TraceExport export = TraceExport.start(1)) {
        follows(export.traces(), "");
      }

      assertThat(collector.resource()).containsEntry("deployment.environment.name", "test")
          .containsEntry("service.name", "skilltide").containsEntry("service.version", Version.program());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"otel.exporter.otlp.protocol", "otel.exporter.otlp.traces.protocol"})
  void aProtocolThatIsNotSpokenIsNamed(String property) {
    System.setProperty(property, "grpc");

    assertThatThrownBy(() -> TraceExport.start(1)).isInstanceOf(CannotStartException.class)
        .hasMessageContaining(property.toUpperCase(Locale.ROOT).replace('.', '_') + " is grpc")
        .hasMessageContaining("http/protobuf");
  }

  private static boolean follows(Traces traces, String traceparent) {
    Map<String, String> headers = traceparent.isEmpty() ? Map.of() : Map.of("traceparent", traceparent);
    try (var request = traces.request(new Request("POST", "/", "/", "http", headers::get, false))) {
      return request.origin().isPresent();
    }
  }
}
