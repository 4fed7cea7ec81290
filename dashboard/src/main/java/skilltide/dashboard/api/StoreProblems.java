package skilltide.dashboard.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.dashboard.query.AnswerJson;
import skilltide.dashboard.readings.ReadingStoreException;

/** Readings that cannot be asked just now: they change, or the database is in trouble. */
@Singleton
final class StoreProblems implements ExceptionHandler<ReadingStoreException, HttpResponse<String>> {
  private static final Logger log = LoggerFactory.getLogger(StoreProblems.class);

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public HttpResponse<String> handle(HttpRequest request, ReadingStoreException trouble) {
    if (trouble.isPending()) {
      return unavailable(String.valueOf(trouble.getMessage()));
    }
    log.warn("{} {}: {}", request.getMethod(), request.getPath(), trouble.getMessage());
    return unavailable("The readings cannot be asked just now; try again");
  }

  private static MutableHttpResponse<String> unavailable(String detail) {
    return problem(HttpStatus.SERVICE_UNAVAILABLE, detail).header("Retry-After", "2");
  }

  static MutableHttpResponse<String> problem(HttpStatus status, String detail) {
    return HttpResponse.<String>status(status).contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
        .body(AnswerJson.object(json -> {
          json.writeStringField("type", "about:blank");
          json.writeStringField("title", status.getReason());
          json.writeNumberField("status", status.getCode());
          json.writeStringField("detail", detail);
        }));
  }
}
