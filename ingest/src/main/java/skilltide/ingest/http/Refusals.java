package skilltide.ingest.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Tells who is refused. */
@Singleton
final class Refusals implements ExceptionHandler<RefusedException, HttpResponse<byte[]>> {

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public HttpResponse<byte[]> handle(HttpRequest request, RefusedException e) {
    return e.response();
  }
}
