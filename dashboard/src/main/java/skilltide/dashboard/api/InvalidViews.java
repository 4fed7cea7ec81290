package skilltide.dashboard.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import skilltide.dashboard.query.AnswerJson;
import skilltide.dashboard.query.InvalidViewException;

/** Queries that cannot be answered, told as RFC 9457 has it. */
@Singleton
final class InvalidViews implements ExceptionHandler<InvalidViewException, HttpResponse<String>> {

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public HttpResponse<String> handle(HttpRequest request, InvalidViewException invalid) {
    return HttpResponse.badRequest(AnswerJson.object(json -> {
      json.writeStringField("type", "about:blank");
      json.writeStringField("title", HttpStatus.BAD_REQUEST.getReason());
      json.writeNumberField("status", HttpStatus.BAD_REQUEST.getCode());
      json.writeStringField("detail", invalid.getMessage());
      json.writeStringField("field", invalid.field());
    })).contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
  }
}
