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
    // What stands in the path is there, or it is not; everything else is a parameter.
    HttpStatus status = invalid.field().equals("id") ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST;
    return HttpResponse.<String>status(status).body(AnswerJson.object(json -> {
      json.writeStringField("type", "about:blank");
      json.writeStringField("title", status.getReason());
      json.writeNumberField("status", status.getCode());
      json.writeStringField("detail", invalid.getMessage());
      json.writeStringField("field", invalid.field());
    })).contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
  }
}
