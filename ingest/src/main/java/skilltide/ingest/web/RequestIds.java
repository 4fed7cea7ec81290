package skilltide.ingest.web;

import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import skilltide.ingest.event.RequestId;

/**
 * Gives every request an id, the sender's own if it is one, which the answer and all log lines about it name, whichever thread
 * writes them.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RequestIds implements Ordered {
  /** What cannot break out of a line or a header, and is short enough for both. */
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:/+=-]{1,64}");
  private static final String ATTRIBUTE = "skilltide." + RequestId.NAME;

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @RequestFilter
  void name(HttpRequest<?> request, MutablePropagatedContext context) {
    String given = request.getHeaders().get(RequestId.HTTP_HEADER);
    String id = given != null && SANE.matcher(given).matches()
        ? given
        : Long.toHexString(ThreadLocalRandom.current().nextLong());
    request.setAttribute(ATTRIBUTE, id);
    context.add(new MdcPropagationContext(Map.of(RequestId.NAME, id)));
  }

  @ResponseFilter
  void answer(HttpRequest<?> request, MutableHttpResponse<?> response) {
    request.getAttribute(ATTRIBUTE, String.class).ifPresent(id -> response.header(RequestId.HTTP_HEADER, id));
  }
}
