package skilltide.ingest.http;

import io.github.bucket4j.Bucket;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What each address has left of its rate of views. Addresses are known here by their HMAC of the day only, so many at most; who
 * came longest ago is forgotten first. Whoever has very many networks has as many rates.
 */
@Singleton
final class ViewRates {
  private static final int MOST = 20_000;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final int perMinute;
  private final Map<String, Bucket> rates = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
      return size() > MOST;
    }
  };

  ViewRates(IngestLimits limits) {
    perMinute = limits.maxViewsPerMinute();
    if (perMinute < 1) {
      throw new IllegalArgumentException("max-views-per-minute: 1 or more, not " + perMinute);
    }
  }

  /**
   * Takes one view off an address's rate.
   *
   * @throws RefusedException when nothing is left of it
   */
  void pay(String network) {
    Bucket rate;
    synchronized (rates) {
      rate = rates.computeIfAbsent(network, each -> bucket());
    }
    if (!rate.tryConsume(1)) {
      throw new RefusedException(HttpStatus.TOO_MANY_REQUESTS, Rejection.LIMITED,
          "More than %,d views in a minute from one address are not taken. Wait as long as Retry-After says"
              .formatted(perMinute))
          .with(HttpHeaders.RETRY_AFTER, Long.toString(Math.ceilDiv(MINUTE.toSeconds(), perMinute)));
    }
  }

  private Bucket bucket() {
    return Bucket.builder().addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE)).build();
  }
}
