package skilltide.ingest.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses foreign hosts and origins before anything else looks at a request, WebSocket upgrades among them, and lets pages of the
 * origins that are allowed read the answers (CORS, as the Fetch Standard has it).
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class AllowListFilter implements Ordered {
  private static final Set<HttpMethod> ASKING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final AllowLists allowed;
  private final Sites sites;

  AllowListFilter(AllowLists allowed, Sites sites) {
    this.allowed = allowed;
    this.sites = sites;
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE + 1; // a refusal has its id too
  }

  /** @return the refusal, or null to go on */
  @RequestFilter
  @Nullable
  HttpResponse<?> refuse(HttpRequest<?> request) {
    return objection(request).or(() -> objectionToSite(request))
        .map(why -> Problem.of(HttpStatus.FORBIDDEN, why).response()).orElse(null);
  }

  /** Lets a page of an allowed origin read what it asked for. */
  @ResponseFilter
  void share(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (request.getMethod() != HttpMethod.GET) {
      return;
    }
    response.header(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    List<String> origins = request.getHeaders().getAll(HttpHeaders.ORIGIN);
    if (origins.size() == 1 && objection(request).isEmpty()) {
      response.header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origins.getFirst());
      response.header(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "ETag, Retry-After");
    }
  }

  /**
   * A browser that says a page of another site sends something, but not which: older ones leave {@code Origin} out of what forms
   * and images send. Links and what is typed in are {@code none} or only ask.
   */
  private static Optional<String> objectionToSite(HttpRequest<?> request) {
    HttpHeaders headers = request.getHeaders();
    boolean foreign = headers.getAll("Sec-Fetch-Site").stream()
        .anyMatch(site -> !site.equals("same-origin") && !site.equals("none"));
    return foreign && !ASKING.contains(request.getMethod()) && headers.getAll(HttpHeaders.ORIGIN).isEmpty()
        ? Optional.of(
            "Sec-Fetch-Site: a page of another site sent this without saying which; only pages of this server, or of an origin in "
                + AllowLists.ORIGINS + ", may")
        : Optional.empty();
  }

  private Optional<String> objection(HttpRequest<?> request) {
    HttpHeaders headers = request.getHeaders();
    List<String> hosts = headers.getAll(HttpHeaders.HOST);
    if (hosts.size() != 1) {
      return Optional.of("Host: exactly one is needed, not " + hosts.size());
    }
    String host = hosts.getFirst();
    return allowed.objectionToHost(host).or(() -> headers.getAll(HttpHeaders.ORIGIN).stream()
        .flatMap(origin -> sites.objection(request.getPath(), origin, host).stream()).findFirst());
  }
}
