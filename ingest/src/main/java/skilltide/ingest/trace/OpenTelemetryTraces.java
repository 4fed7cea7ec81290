package skilltide.ingest.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Follows with OpenTelemetry; in Kafka as W3C Trace Context has it, by {@code traceparent} alone: what is kept there is of one size, whoever sends. */
final class OpenTelemetryTraces implements Traces {
  private static final String PARENT = "traceparent";
  private static final TextMapPropagator W3C = W3CTraceContextPropagator.getInstance();
  /** Of what others say of their trace, in characters: W3C asks for no more to be kept. */
  private static final int LONGEST = 512;
  /** How many more records a request may have followed. */
  private static final ContextKey<AtomicInteger> LEFT = ContextKey.named("skilltide-records-left");

  private static final TextMapGetter<Headers> KAFKA = new TextMapGetter<>() {
    @Override
    public Iterable<String> keys(Headers headers) {
      return List.of(); // W3C asks by name
    }

    @Override
    public @Nullable String get(@Nullable Headers headers, String key) {
      Header header = headers == null ? null : headers.lastHeader(key);
      return header == null || header.value() == null || header.value().length > LONGEST
          ? null
          : new String(header.value(), UTF_8);
    }
  };
  private static final TextMapGetter<Function<String, @Nullable String>> HTTP = new TextMapGetter<>() {
    @Override
    public Iterable<String> keys(Function<String, @Nullable String> headers) {
      return List.of();
    }

    @Override
    public @Nullable String get(@Nullable Function<String, @Nullable String> headers, String key) {
      String value = headers == null ? null : headers.apply(key);
      return value == null || value.length() > LONGEST ? null : value;
    }
  };
  private static final TextMapSetter<Headers> INTO_KAFKA = (headers, key, value) -> {
    if (headers != null && key.equals(PARENT)) {
      headers.remove(key).add(key, value.getBytes(UTF_8));
    }
  };

  private final Tracer tracer;

  OpenTelemetryTraces(Tracer tracer) {
    this.tracer = tracer;
  }

  @Override
  public boolean areOn() {
    return true;
  }

  @Override
  public Step request(Request request) {
    Context sender = request.personal() ? Context.root() : W3C.extract(Context.root(), request.from(), HTTP);
    Span span = tracer.spanBuilder(request.method() + ' ' + request.route()).setSpanKind(SpanKind.SERVER)
        .setParent(sender).setAttribute("http.request.method", request.method())
        .setAttribute("http.route", request.route()).setAttribute("url.path", request.path())
        .setAttribute("url.scheme", request.scheme()).startSpan();
    return step(span, Context.root().with(LEFT, new AtomicInteger(MOST)), !request.personal());
  }

  @Override
  public Step send(String topic) {
    Context request = Context.current();
    AtomicInteger left = request.get(LEFT);
    return left == null || left.getAndDecrement() <= 0
        ? Step.NONE
        : step(builder(Doing.sending(topic)).setParent(request).startSpan(), Context.root(), true);
  }

  @Override
  public Optional<Origin> origin(Headers headers, long sent) {
    if (headers.lastHeader(PARENT) == null || System.currentTimeMillis() - sent > FRESH.toMillis()) {
      return Optional.empty();
    }
    SpanContext span = Span.fromContext(W3C.extract(Context.root(), headers, KAFKA)).getSpanContext();
    return span.isSampled() ? Optional.of(new Origin(span)) : Optional.empty();
  }

  @Override
  public Step begin(Doing what, Collection<Origin> origins) {
    Iterator<Origin> each = origins.iterator();
    if (!each.hasNext()) {
      return Step.NONE;
    }
    SpanBuilder builder = builder(what).setParent(Context.root().with(Span.wrap(each.next().span())));
    each.forEachRemaining(other -> builder.addLink(other.span()));
    return step(builder.startSpan(), Context.root(), true);
  }

  @Override
  public void stamp(Headers headers) {
    stamp(Context.current(), headers);
  }

  static void stamp(Context context, Headers headers) {
    W3C.inject(context, headers, INTO_KAFKA);
  }

  private SpanBuilder builder(Doing what) {
    SpanBuilder builder = tracer.spanBuilder(what.name()).setSpanKind(switch (what.kind()) {
      case SENDS -> SpanKind.PRODUCER;
      case PROCESSES -> SpanKind.CONSUMER;
      case HERE -> SpanKind.INTERNAL;
    });
    return what.topic().isEmpty()
        ? builder
        : builder.setAttribute("messaging.system", "kafka").setAttribute("messaging.operation.name", what.operation())
            .setAttribute("messaging.operation.type", what.operation())
            .setAttribute("messaging.destination.name", what.topic());
  }

  private static Step step(Span span, Context within, boolean named) {
    return span.getSpanContext().isSampled() ? new OpenTelemetryStep(span, within.with(span), named) : Step.NONE;
  }
}
