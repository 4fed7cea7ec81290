package skilltide.ingest.trace;

import io.opentelemetry.api.trace.SpanContext;

/** A step that something comes from, in this process or another. Two of the same step are equal. */
public record Origin(SpanContext span) {}
