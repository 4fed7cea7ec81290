package skilltide.dashboard.standalone;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import skilltide.ingest.trace.Traces;

/**
 * OpenTelemetry, configured as everywhere by {@code OTEL_…} variables and {@code otel.…} properties; what they leave open is set here. Spans wait in
 * memory, at most as many as {@code OTEL_BSP_MAX_QUEUE_SIZE} says, and are sent by a thread of its own: who is to take them holds up nothing.
 */
final class TraceExport implements AutoCloseable {
  /** Whoever does not take the last spans by then never gets them. */
  private static final Duration LAST = Duration.ofSeconds(1);

  private final OpenTelemetrySdk telemetry;

  private TraceExport(OpenTelemetrySdk telemetry) {
    this.telemetry = telemetry;
  }

  /**
   * Starts it.
   *
   * @param ratio of the requests that nobody follows yet
   * @throws CannotStartException when a variable says what cannot be
   */
  static TraceExport start(double ratio) {
    TelemetryLog.take();
    try {
      return new TraceExport(AutoConfiguredOpenTelemetrySdk.builder().disableShutdownHook()
          .addPropertiesSupplier(() -> Map.of("otel.service.name", "skilltide", "otel.resource.attributes",
              "service.version=" + Version.program(), "otel.traces.sampler", "parentbased_traceidratio",
              "otel.traces.sampler.arg", Double.toString(ratio), "otel.exporter.otlp.protocol", "http/protobuf",
              "otel.metrics.exporter", "none", "otel.logs.exporter", "none"))
          .addSpanExporterCustomizer((exporter, properties) -> new ToldExporter(exporter)).build()
          .getOpenTelemetrySdk());
    } catch (ConfigurationException e) {
      throw new CannotStartException("Traces cannot be exported: " + e.getMessage(), e);
    }
  }

  Traces traces() {
    return Traces.of(telemetry);
  }

  /** Sends what waits, within a bound. */
  @Override
  public void close() {
    telemetry.shutdown().join(LAST.toMillis(), TimeUnit.MILLISECONDS);
  }
}
