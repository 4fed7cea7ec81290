package skilltide.ingest.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * How many requests are taken at once, so that memory has a bound: each has a buffer, and while Kafka does not answer each
 * waits. Streams take more than small bodies do, and longer.
 */
@Singleton
final class Rooms {
  private final IngestLimits limits;
  private final Semaphore small;
  private final Semaphore streams;
  private final Map<String, Integer> byKey = new ConcurrentHashMap<>();

  /** A request's place; to be left once it is answered. */
  interface Room extends AutoCloseable {
    @Override
    void close();
  }

  Rooms(IngestLimits limits) {
    this.limits = limits;
    small = new Semaphore(limits.maxSmall());
    streams = new Semaphore(limits.maxStreams());
  }

  /** @throws RefusedException when there is none */
  Room enter(HttpRequest<?> request, String key) {
    if (isSmall(request)) {
      take(small, "requests", limits.maxSmall());
      return small::release;
    }
    if (key.isEmpty()) {
      take(streams, "streams", limits.maxStreams());
      return streams::release;
    }
    if (byKey.merge(key, 1, Integer::sum) > limits.maxStreamsPerKey()) {
      leave(key);
      throw later(HttpStatus.TOO_MANY_REQUESTS, Rejection.LIMITED,
          "This key has %,d streams under way, and more are not taken at once. Wait for one to be answered, or send fewer and longer ones"
              .formatted(limits.maxStreamsPerKey()));
    }
    try {
      take(streams, "streams", limits.maxStreams());
    } catch (RefusedException e) {
      leave(key);
      throw e;
    }
    return () -> {
      streams.release();
      leave(key);
    };
  }

  private void leave(String key) {
    byKey.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1);
  }

  private boolean isSmall(HttpRequest<?> request) {
    return request.getMethod() != HttpMethod.POST
        || request.getHeaders().contentLength().orElse(Long.MAX_VALUE) <= limits.smallBody();
  }

  private static void take(Semaphore places, String what, int max) {
    if (!places.tryAcquire()) {
      throw later(HttpStatus.SERVICE_UNAVAILABLE, Rejection.BUSY,
          "This instance has %,d %s under way, as many as it takes at once. Send it again in a moment: nothing of it was taken"
              .formatted(max, what));
    }
  }

  private static RefusedException later(HttpStatus status, Rejection reason, String why) {
    return new RefusedException(status, reason, why).with(HttpHeaders.RETRY_AFTER, "1");
  }
}
