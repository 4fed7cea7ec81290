package skilltide.ingest.source.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import skilltide.ingest.source.Asking;
import skilltide.ingest.source.SourceException;
import skilltide.ingest.source.SourceName;

/** The one client of an instance's sources. Thread-safe. */
public final class Web implements AutoCloseable {
  private static final int FEW = 5;
  private static final int MANY = 20;
  private static final Duration PATIENCE = Duration.ofHours(1);

  private final WebSettings settings;
  private final HttpClient http;
  private final CircuitBreakerRegistry hosts;

  public Web(WebSettings settings) {
    this.settings = settings;
    http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).connectTimeout(settings.answer())
        .build();
    hosts = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom().slidingWindowSize(MANY).minimumNumberOfCalls(FEW)
        .failureRateThreshold(80).waitDurationInOpenState(settings.rest()).permittedNumberOfCallsInHalfOpenState(1)
        .recordException(e -> e instanceof IOException && !(e instanceof SourceException)).build());
  }

  /**
   * How one source asks.
   *
   * @param budget how often it may ask; whoever asks more often waits
   * @param position what the source keeps: {@code ETag}s are written into it
   */
  public Asking of(SourceName source, Budget budget, ObjectNode position) {
    return new WebAsking(source, settings, http, budget.limiter(), this::host, position);
  }

  /**
   * How often a source may ask, whatever number of rounds it takes.
   *
   * @param requestsPerMinute 1 or more
   */
  public static Budget budget(SourceName source, int requestsPerMinute) {
    // In steps of a tenth of a minute: a whole minute's requests at once would be no politeness.
    int steps = Math.min(10, requestsPerMinute);
    return new Budget(
        RateLimiter.of(source.toString(), RateLimiterConfig.custom().limitForPeriod(requestsPerMinute / steps)
            .limitRefreshPeriod(Duration.ofMinutes(1).dividedBy(steps)).timeoutDuration(PATIENCE).build()));
  }

  /** @param limiter the library's */
  public record Budget(RateLimiter limiter) {}

  private CircuitBreaker host(URI address) {
    return hosts.circuitBreaker(address.getAuthority());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
