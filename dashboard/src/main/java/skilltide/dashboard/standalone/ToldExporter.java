package skilltide.dashboard.standalone;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells once that nobody takes the spans, and once that somebody does again. */
final class ToldExporter implements SpanExporter {
  private static final Logger LOG = LoggerFactory.getLogger(ToldExporter.class);

  private final SpanExporter exporter;
  private final AtomicBoolean failing = new AtomicBoolean();

  ToldExporter(SpanExporter exporter) {
    this.exporter = exporter;
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    CompletableResultCode result = exporter.export(spans);
    return result.whenComplete(() -> {
      if (failing.getAndSet(!result.isSuccess()) == result.isSuccess()) {
        tell(result.isSuccess(), result.getFailureThrowable());
      }
    });
  }

  private void tell(boolean taken, @Nullable Throwable why) {
    if (taken) {
      LOG.info("Traces are taken again");
    } else {
      LOG.warn("Nobody takes the traces ({}): is there a collector, is OTEL_EXPORTER_OTLP_ENDPOINT right? All else goes"
          + " on; what is not taken is lost. Told again only after it has worked",
          cause(why));
    }
  }

  private static String cause(@Nullable Throwable why) {
    if (why == null) {
      return "refused";
    }
    Throwable first = why;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    return first.toString();
  }

  @Override
  public CompletableResultCode flush() {
    return exporter.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return exporter.shutdown();
  }

  @Override
  public String toString() {
    return exporter.toString();
  }
}
