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
import java.util.Set;
import skilltide.ingest.trace.Request;
import skilltide.ingest.trace.Step;
import skilltide.ingest.trace.Traces;

/** Follows the requests that bring something: of postings from whoever sent them on, of views from here. Not there when nothing is followed. */
@Requires(bean = Traces.class)
@ServerFilter({RequestTraces.POSTINGS, RequestTraces.SOURCES + "*", RequestTraces.VIEWS, RequestTraces.PIXEL})
final class RequestTraces implements Ordered {
  static final String POSTINGS = "/api/v1/postings";
  static final String SOURCES = "/api/v1/sources/";
  static final String VIEWS = "/api/v1/views";
  static final String PIXEL = "/pixel.gif";
  private static final Set<HttpMethod> BRINGING = Set.of(HttpMethod.POST, HttpMethod.DELETE);
  private static final String ATTRIBUTE = "skilltide.trace";

  private final Traces traces;

  RequestTraces(Traces traces) {
    this.traces = traces;
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
    String path = request.getPath();
    boolean pixel = path.equals(PIXEL);
    if (!pixel && !BRINGING.contains(request.getMethod())) {
      return;
    }
    Step step = traces.request(new Request(request.getMethodName(),
        path.startsWith(SOURCES) ? SOURCES + "{source}" : path, path, request.isSecure() ? "https" : "http",
        request.getHeaders()::get, pixel || path.equals(VIEWS)));
    if (step.origin().isPresent()) {
      request.setAttribute(ATTRIBUTE, step);
      context.add(new Working(step));
    }
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
