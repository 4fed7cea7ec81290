package skilltide.ingest.source.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import skilltide.ingest.source.Asking;
import skilltide.ingest.source.Page;
import skilltide.ingest.source.SourceException;
import skilltide.ingest.source.SourceName;
import skilltide.ingest.source.Trouble;

/** Asks for one source in one round. */
final class WebAsking implements Asking {
  /** Where the validators of pages are kept in a position. */
  private static final String PAGES = "pages";
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final int MOST_HOPS = 5;

  private final WebSettings settings;
  private final HttpClient http;
  private final RateLimiter budget;
  private final Function<URI, CircuitBreaker> hosts;
  private final ObjectNode position;
  private final Retry retry;

  WebAsking(SourceName source, WebSettings settings, HttpClient http, RateLimiter budget,
      Function<URI, CircuitBreaker> hosts,
      ObjectNode position) {
    this.settings = settings;
    this.http = http;
    this.budget = budget;
    this.hosts = hosts;
    this.position = position;
    IntervalFunction pauses = IntervalFunction.ofExponentialRandomBackoff(settings.pause(), 2.0, 0.5);
    retry = Retry.of(source.toString(), RetryConfig.<HttpResponse<InputStream>>custom().maxAttempts(settings.attempts())
        .retryOnException(e -> e instanceof IOException && !(e instanceof SourceException))
        .intervalBiFunction((attempt, outcome) -> outcome.isLeft() && outcome.getLeft() instanceof Answered answered
            ? answered.pause().orElseGet(() -> pauses.apply(attempt))
            : pauses.apply(attempt))
        .build());
  }

  @Override
  public Page get(URI address) throws IOException, InterruptedException {
    HttpResponse<InputStream> response = ask(HttpRequest.newBuilder(checked(address)));
    return page(response);
  }

  @Override
  public Optional<Page> getIfChanged(URI address) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(checked(address));
    JsonNode known = position.path(PAGES).path(address.toString());
    if (known.has("etag")) {
      request.header("If-None-Match", known.path("etag").asText());
    }
    if (known.has("modified")) {
      request.header("If-Modified-Since", known.path("modified").asText());
    }
    HttpResponse<InputStream> response = ask(request);
    if (response.statusCode() == NOT_MODIFIED) {
      response.body().close();
      return Optional.empty();
    }
    ObjectNode validators = position.objectNode();
    response.headers().firstValue("ETag").ifPresent(value -> validators.put("etag", value));
    response.headers().firstValue("Last-Modified").ifPresent(value -> validators.put("modified", value));
    if (validators.isEmpty()) {
      position.withObject(PAGES).remove(address.toString());
    } else {
      position.withObject(PAGES).set(address.toString(), validators);
    }
    return Optional.of(page(response));
  }

  private static URI checked(URI address) throws SourceException {
    String scheme = address.getScheme();
    if (address.getHost() == null || !("https".equals(scheme) || "http".equals(scheme))) {
      throw new SourceException(Trouble.REFUSED, "'%s' is no address of the web".formatted(address));
    }
    return address;
  }

  private HttpResponse<InputStream> ask(HttpRequest.Builder builder) throws IOException, InterruptedException {
    HttpRequest.Builder next = builder;
    for (int hop = 0; hop <= MOST_HOPS; hop++) {
      HttpResponse<InputStream> response = askOnce(next);
      if (!REDIRECTS.contains(response.statusCode())) {
        return response;
      }
      response.body().close();
      next = HttpRequest.newBuilder(led(response));
    }
    throw new SourceException(Trouble.REFUSED,
        "%s leads from one place to the next without end".formatted(builder.build().uri()));
  }

  // A board may move; it may not lead us into the network that we run in.
  private static URI led(HttpResponse<InputStream> response) throws SourceException {
    URI from = response.uri();
    String location = response.headers().firstValue("Location").orElse("");
    URI to;
    try {
      to = checked(from.resolve(new URI(location)));
    } catch (URISyntaxException e) {
      throw new SourceException(Trouble.REFUSED, "%s leads to '%s', which is no address".formatted(from, location));
    }
    boolean same = from.getHost().equalsIgnoreCase(to.getHost());
    if (!same && PublicHosts.isPrivate(to.getHost())
        || "https".equals(from.getScheme()) && !"https".equals(to.getScheme())) {
      throw new SourceException(Trouble.REFUSED, "%s leads to %s, where we do not follow".formatted(from, to));
    }
    return to;
  }

  private HttpResponse<InputStream> askOnce(HttpRequest.Builder builder) throws IOException, InterruptedException {
    HttpRequest request = builder.timeout(settings.answer()).header("User-Agent", settings.agent())
        .header("Accept-Encoding", "gzip").build();
    CircuitBreaker host = hosts.apply(request.uri());
    try {
      return retry.executeCallable(() -> {
        budget.executeCallable(() -> true); // waits where the budget is spent
        return host.executeCallable(() -> once(request));
      });
    } catch (CallNotPermittedException e) {
      throw new SourceException(Trouble.UNREACHABLE,
          "%s keeps failing and is left alone for a while".formatted(request.uri().getAuthority()), settings.rest());
    } catch (RequestNotPermitted e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw new SourceException(Trouble.LIMITED,
          "The budget of requests is spent: raise requests-per-minute of the source");
    } catch (Answered e) {
      throw e.told();
    } catch (SourceException e) {
      throw e;
    } catch (IOException e) {
      throw new SourceException(Trouble.UNREACHABLE,
          "%s does not answer: %s".formatted(request.uri().getAuthority(), said(e)));
    } catch (InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e); // what is called throws none but those above
    }
  }

  private HttpResponse<InputStream> once(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    int status = response.statusCode();
    if (status == OK || status == NOT_MODIFIED || REDIRECTS.contains(status)) {
      return response;
    }
    response.body().close();
    Answered answered = Answered.of(response, settings.longestPause());
    if (answered.mayPass()) {
      throw answered;
    }
    throw answered.told();
  }

  private Page page(HttpResponse<InputStream> response) throws IOException {
    return Pages.of(response, settings);
  }

  private static String said(IOException e) {
    return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : " (" + e.getMessage() + ')');
  }
}
