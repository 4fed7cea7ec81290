package skilltide.ingest.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import skilltide.ingest.web.Problem;

/** The demo shows a world of its own: what comes from outside would mix with it and be wiped at its end. */
// With all below: routes take a slash at the end too.
@ServerFilter({DemoFilter.POSTINGS + "/**", DemoFilter.SOURCES + "/**", DemoFilter.VIEWS + "/**",
  DemoFilter.PIXEL + "/**"})
@Requires(property = "skilltide.demo", value = "true")
final class DemoFilter {
  static final String POSTINGS = "/api/v1/postings";
  static final String SOURCES = "/api/v1/sources";
  static final String VIEWS = "/api/v1/views";
  static final String PIXEL = "/pixel.gif";

  private final Intakes intakes;

  DemoFilter(Intakes intakes) {
    this.intakes = intakes;
  }

  @RequestFilter
  HttpResponse<?> refuse(HttpRequest<?> request) {
    Intake intake = intake(request);
    intake.received();
    intake.rejected(Rejection.DEMO);
    return Problem.of(HttpStatus.FORBIDDEN,
        "This is the demo, which plays postings of its own. Start ./skilltide up to send yours").response();
  }

  private Intake intake(HttpRequest<?> request) {
    if (request.getPath().startsWith(VIEWS) || request.getPath().startsWith(PIXEL)) {
      return intakes.views;
    }
    if (request.getPath().startsWith(SOURCES) || "true".equals(request.getParameters().get(ForgetParameter.NAME))) {
      return intakes.forgets;
    }
    return request.getMethod() == HttpMethod.DELETE ? intakes.withdrawals : intakes.postings;
  }
}
