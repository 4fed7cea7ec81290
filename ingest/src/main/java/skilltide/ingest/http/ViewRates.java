package skilltide.ingest.http;

import io.github.bucket4j.Bucket;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What each network has left of its rate of views: an address, of IPv6 a /64; of IPv6 each /48 as well, which may send as many as {@value
 * #NETWORKS} of these. They are known here by their HMAC of the day only, so many at most; who came longest ago is forgotten first.
 */
@Singleton
final class ViewRates {
  private static final int MOST = 20_000;
  /** So many networks of one site may be busy at once: more than a household has, far fewer than the 65,536 that a site may make up. */
  private static final int NETWORKS = 10;
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
   * Takes one view off a network's rate and, if that has one, its site's: in this order, so that one that is refused does not use up what the
   * others of its site have.
   *
   * @throws RefusedException when nothing is left of one of them
   */
  void pay(String network, Optional<String> site) {
    pay(network, perMinute);
    site.ifPresent(all -> pay(all, perMinute * (long) NETWORKS));
  }

  private void pay(String payer, long most) {
    Bucket rate;
    synchronized (rates) {
      rate = rates.computeIfAbsent(payer, each -> bucket(most));
    }
    if (!rate.tryConsume(1)) {
      throw new RefusedException(HttpStatus.TOO_MANY_REQUESTS, Rejection.LIMITED,
          "More than %,d views in a minute from one address are not taken. Wait as long as Retry-After says"
              .formatted(most))
          .with(HttpHeaders.RETRY_AFTER, Long.toString(Math.ceilDiv(MINUTE.toSeconds(), most)));
    }
  }

  private static Bucket bucket(long most) {
    return Bucket.builder().addLimit(limit -> limit.capacity(most).refillGreedy(most, MINUTE)).build();
  }
}
