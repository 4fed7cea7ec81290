package skilltide.dashboard.standalone;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import skilltide.ingest.trace.Traces;

/**
 * OpenTelemetry, configured as everywhere by {@code OTEL_…} variables and {@code otel.…} properties, beside what is followed, which the program is told
 * itself; what they leave open is set here. Spans wait in memory, at most as many as {@code OTEL_BSP_MAX_QUEUE_SIZE} says, and are sent by a thread of
 * its own: who is to take them holds up nothing.
 */
final class TraceExport implements AutoCloseable {
  /** Whoever does not take the last spans by then never gets them. */
  private static final Duration LAST = Duration.ofSeconds(1);

  private static final String HTTP = "http/protobuf";
  private static final List<String> PROTOCOLS = List.of("otel.exporter.otlp.protocol",
      "otel.exporter.otlp.traces.protocol");
  private static final Resource VERSION = Resource.builder().put("service.version", Version.program()).build();

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
          .addPropertiesSupplier(() -> Map.of("otel.service.name", "skilltide", PROTOCOLS.getFirst(), HTTP,
              "otel.metrics.exporter", "none", "otel.logs.exporter", "none"))
          .addPropertiesCustomizer(properties -> sampling(properties, ratio))
          .addResourceCustomizer((resource, properties) -> VERSION.merge(resource))
          .addSpanExporterCustomizer((exporter, properties) -> new ToldExporter(exporter)).build()
          .getOpenTelemetrySdk());
    } catch (ConfigurationException e) {
      throw new CannotStartException("Traces cannot be exported: " + e.getMessage(), e);
    }
  }

  /** Whatever the variables say of the sampler: who follows all would follow those too whose sender does not. */
  private static Map<String, String> sampling(ConfigProperties properties, double ratio) {
    for (String name : PROTOCOLS) {
      if ("grpc".equals(properties.getString(name))) {
        throw new ConfigurationException(
            "%s is grpc, which is not spoken here: set it to %s, and the endpoint to where that is taken (usually port 4318)"
                .formatted(name.replace('.', '_').toUpperCase(Locale.ROOT), HTTP));
      }
    }
    return Map.of("otel.traces.sampler", "parentbased_traceidratio", "otel.traces.sampler.arg", Double.toString(ratio));
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
