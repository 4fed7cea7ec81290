package skilltide.dashboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.ConnectException;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ToldExporterTest {
  @RegisterExtension
  final LogLines told = new LogLines(ToldExporter.class);

  private CompletableResultCode result = CompletableResultCode.ofSuccess();
  private final SpanExporter exporter = new ToldExporter(new SpanExporter() {
    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      return result;
    }

    @Override
    public CompletableResultCode flush() {
      return result;
    }

    @Override
    public CompletableResultCode shutdown() {
      return result;
    }
  });

  @Test
  void anOutageIsToldAtItsBeginningAndAtItsEnd() {
    export(CompletableResultCode.ofSuccess(), 2);
    assertThat(told.all()).isEmpty();

    export(CompletableResultCode.ofExceptionalFailure(new IllegalStateException(new ConnectException("refused"))), 5);
    assertThat(told.all()).singleElement().satisfies(line -> {
      assertThat(line.getLevel()).isEqualTo(Level.WARN);
      assertThat(line.getFormattedMessage()).contains("(java.net.ConnectException: refused)",
          "OTEL_EXPORTER_OTLP_ENDPOINT");
    });

    export(CompletableResultCode.ofSuccess(), 5);
    assertThat(told.all()).hasSize(2).last()
        .satisfies(line -> assertThat(line.getFormattedMessage()).contains("taken again"));
  }

  private void export(CompletableResultCode outcome, int times) {
    result = outcome;
    for (int i = 0; i < times; i++) {
      exporter.export(List.of());
    }
  }
}
