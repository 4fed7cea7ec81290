package skilltide.dashboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.ConnectException;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ToldExporterTest {
  private final Logger log = (Logger) LoggerFactory.getLogger(ToldExporter.class);
  private final ListAppender<ILoggingEvent> told = new ListAppender<>();
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

  @BeforeEach
  void listen() {
    told.start();
    log.addAppender(told);
  }

  @AfterEach
  void leave() {
    log.detachAppender(told);
  }

  @Test
  void anOutageIsToldAtItsBeginningAndAtItsEnd() {
    export(CompletableResultCode.ofSuccess(), 2);
    assertThat(told.list).isEmpty();

    export(CompletableResultCode.ofExceptionalFailure(new IllegalStateException(new ConnectException("refused"))), 5);
    assertThat(told.list).singleElement().satisfies(line -> {
      assertThat(line.getLevel()).isEqualTo(Level.WARN);
      assertThat(line.getFormattedMessage()).contains("(java.net.ConnectException: refused)",
          "OTEL_EXPORTER_OTLP_ENDPOINT");
    });

    export(CompletableResultCode.ofSuccess(), 5);
    assertThat(told.list).hasSize(2).last()
        .satisfies(line -> assertThat(line.getFormattedMessage()).contains("taken again"));
  }

  private void export(CompletableResultCode outcome, int times) {
    result = outcome;
    for (int i = 0; i < times; i++) {
      exporter.export(List.of());
    }
  }
}
