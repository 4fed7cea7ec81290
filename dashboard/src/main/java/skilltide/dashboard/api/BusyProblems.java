package skilltide.dashboard.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Requests that are too many at once. */
@Singleton
final class BusyProblems implements ExceptionHandler<BusyException, HttpResponse<String>> {

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public HttpResponse<String> handle(HttpRequest request, BusyException busy) {
    return StoreProblems.problem(HttpStatus.TOO_MANY_REQUESTS, String.valueOf(busy.getMessage()))
        .header(HttpHeaders.RETRY_AFTER, Integer.toString(busy.again()));
  }
}
