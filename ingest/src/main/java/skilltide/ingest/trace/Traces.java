package skilltide.ingest.trace;

import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/**
 * Follows what is sampled. A trace begins with a request and nowhere else; whoever reads Kafka goes on with what the records carry. What is
 * not sampled carries nothing. Thread-safe.
 */
public sealed interface Traces permits NoTraces, OpenTelemetryTraces {
  /** Nothing is followed, and nothing that somebody else follows is passed on. */
  Traces OFF = new NoTraces();

  /** Others that one step is linked to, and what one request or round may have followed of what it sends, at most. */
  int MOST = 16;

  /** What lies in Kafka for longer was followed when it came: whoever reads it again, from the start, follows nothing. */
  Duration FRESH = Duration.ofHours(1);

  static Traces of(OpenTelemetry telemetry) {
    return new OpenTelemetryTraces(telemetry.getTracer("skilltide"));
  }

  /** Whether anything may be followed. */
  boolean areOn();

  /** Begins with a request, or goes on from who sent it. */
  Step request(Request request);

  /** A record is sent for the request that this thread works for, if that is followed and has not sent too many. */
  Step send(String topic);

  /**
   * Where a record comes from.
   *
   * @param sent when, in milliseconds since 1970
   * @return empty when it is not followed, or no longer
   */
  Optional<Origin> origin(Headers headers, long sent);

  /**
   * Begins a step. It belongs to the trace of the first origin, and is linked to those of the others.
   *
   * @return a step that is none when there is no origin
   */
  Step begin(Doing what, Collection<Origin> origins);

  /** Lets a record carry the step that this thread is in, if it is in one. */
  void stamp(Headers headers);
}
