package skilltide.ingest.web;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** Errors that the server itself finds (no such path, method or content type, a crash), told as problems. */
@Singleton
final class ServerProblems implements ErrorResponseProcessor<byte[]> {

  @Override
  @SuppressWarnings("unchecked") // a response to HEAD has no body, whatever its type says
  public MutableHttpResponse<byte[]> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
    if (context.getRequest().getMethod() == HttpMethod.HEAD) {
      return (MutableHttpResponse<byte[]>) response;
    }
    HttpStatus status = response.status();
    return Problem.of(status, detail(status, context)).in(response);
  }

  private static String detail(HttpStatus status, ErrorContext context) {
    // What went wrong inside is for the log, not for whoever asks.
    if (status.getCode() >= 500) {
      return "Something failed in the server; its log says what. It is safe to ask again.";
    }
    if (status == HttpStatus.NOT_FOUND) {
      return "There is nothing at " + context.getRequest().getPath();
    }
    String said = context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining("; "));
    return said.isEmpty() ? status.getReason() + ": " + context.getRequest().getPath() : said;
  }
}
