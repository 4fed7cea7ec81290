package skilltide.ingest.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import skilltide.ingest.event.MalformedEventException;
import skilltide.ingest.web.Problem;

/** Parameters and small bodies that cannot be taken, told by the field's name. */
@Singleton
final class MalformedRequests implements ExceptionHandler<MalformedEventException, HttpResponse<byte[]>> {

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public HttpResponse<byte[]> handle(HttpRequest request, MalformedEventException e) {
    return Problem.ofField(HttpStatus.BAD_REQUEST, e.field(), e.problem()).response();
  }
}
