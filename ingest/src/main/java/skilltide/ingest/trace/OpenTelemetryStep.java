package skilltide.ingest.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * A span.
 *
 * @param context what is current while a thread is in it
 * @param named whether log lines may name it
 */
record OpenTelemetryStep(Span span, Context context, boolean named) implements Step {
  /** As OpenTelemetry names it in logs that have no field of their own for it. */
  private static final String TRACE_ID = "trace_id";
  private static final String SPAN_ID = "span_id";

  @Override
  public Step tag(String name, String value) {
    span.setAttribute(name, value);
    return this;
  }

  @Override
  public Step tag(String name, long value) {
    span.setAttribute(name, value);
    return this;
  }

  @Override
  public void failed(String type) {
    span.setAttribute("error.type", type).setStatus(StatusCode.ERROR);
  }

  @Override
  public void stamp(Headers headers) {
    OpenTelemetryTraces.stamp(context, headers);
  }

  @Override
  public Optional<Origin> origin() {
    return Optional.of(new Origin(span.getSpanContext()));
  }

  @Override
  @SuppressWarnings("MustBeClosedChecker") // what is given is closed
  public Here enter() {
    Scope scope = context.makeCurrent();
    if (!named) {
      return scope::close;
    }
    String outerTrace = MDC.get(TRACE_ID);
    String outerSpan = MDC.get(SPAN_ID);
    MDC.put(TRACE_ID, span.getSpanContext().getTraceId());
    MDC.put(SPAN_ID, span.getSpanContext().getSpanId());
    return () -> {
      name(TRACE_ID, outerTrace);
      name(SPAN_ID, outerSpan);
      scope.close();
    };
  }

  @Override
  public void close() {
    span.end();
  }

  @Override
  public void over(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      failed(e.getClass().getSimpleName());
      throw e;
    } finally {
      close();
    }
  }

  private static void name(String field, @Nullable String value) {
    if (value == null) {
      MDC.remove(field);
    } else {
      MDC.put(field, value);
    }
  }
}
