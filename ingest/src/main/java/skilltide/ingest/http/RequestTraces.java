package skilltide.ingest.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import skilltide.ingest.trace.Request;
import skilltide.ingest.trace.Step;
import skilltide.ingest.trace.Traces;

/**
 * Follows the requests that bring something: from whoever sent them on where it is known who that is, else, and views always, from here.
 * Not there when nothing is followed.
 */
@Requires(bean = Traces.class)
// As DemoFilter: routes take a slash at the end too.
@ServerFilter({DemoFilter.POSTINGS + "/**", DemoFilter.SOURCES + "/**", DemoFilter.VIEWS + "/**",
  DemoFilter.PIXEL + "/**"})
final class RequestTraces implements Ordered {
  private static final Pattern SOURCE = Pattern.compile(DemoFilter.SOURCES + "/[^/]+");
  private static final String ATTRIBUTE = "skilltide.trace";

  private final Traces traces;
  private final Gate gate;

  RequestTraces(Traces traces, Gate gate) {
    this.traces = traces;
    this.gate = gate;
  }

  /** What brings something; all else is refused, or brings nothing, and is not followed. */
  private record Route(String path, Set<HttpMethod> methods, boolean personal) {
    private static final List<Route> ALL = List.of(
        new Route(DemoFilter.POSTINGS, Set.of(HttpMethod.POST, HttpMethod.DELETE), false),
        new Route(DemoFilter.SOURCES + "/{source}", Set.of(HttpMethod.DELETE), false),
        new Route(DemoFilter.VIEWS, Set.of(HttpMethod.POST), true),
        new Route(DemoFilter.PIXEL, Set.of(HttpMethod.GET), true));

    static Optional<Route> of(HttpRequest<?> request) {
      String asked = request.getPath();
      String path = asked.endsWith("/") ? asked.substring(0, asked.length() - 1) : asked;
      String named = SOURCE.matcher(path).matches() ? DemoFilter.SOURCES + "/{source}" : path;
      return ALL.stream().filter(route -> route.path.equals(named) && route.methods.contains(request.getMethod()))
          .findFirst();
    }
  }

  /** The step that works for a request, on whichever thread. */
  private record Working(Step step) implements ThreadPropagatedContextElement<Step.Here> {
    @Override
    public Step.Here updateThreadContext() {
      return step.enter();
    }

    @Override
    public void restoreThreadContext(Step.Here here) {
      here.close();
    }
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE + 2; // once the request has its id, and foreign ones are refused
  }

  @RequestFilter
  void begin(HttpRequest<?> request, MutablePropagatedContext context) {
    Route.of(request).ifPresent(route -> {
      Step step = traces.request(new Request(request.getMethodName(), route.path, request.getPath(),
          request.isSecure() ? "https" : "http", sender(request), route.personal));
      if (step.origin().isPresent()) {
        request.setAttribute(ATTRIBUTE, step);
        context.add(new Working(step));
      }
    });
  }

  /** Whoever is not known could have all that they send followed, and in whose trace they like. */
  private Function<String, @Nullable String> sender(HttpRequest<?> request) {
    return request.getHeaders().contains("traceparent") && gate.knows(request)
        ? request.getHeaders()::get
        : header -> null;
  }

  @ResponseFilter
  void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
    request.getAttribute(ATTRIBUTE, Step.class).ifPresent(step -> {
      step.tag("http.response.status_code", response.code());
      if (response.code() >= HttpStatus.INTERNAL_SERVER_ERROR.getCode()) {
        step.failed(Integer.toString(response.code()));
      }
      step.close();
    });
  }
}
