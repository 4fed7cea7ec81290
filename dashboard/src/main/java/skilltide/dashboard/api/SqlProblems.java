package skilltide.dashboard.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import skilltide.dashboard.readings.RefusedSqlException;

/** Queries in SQL that are not answered. */
@Singleton
final class SqlProblems implements ExceptionHandler<RefusedSqlException, HttpResponse<String>> {

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public HttpResponse<String> handle(HttpRequest request, RefusedSqlException refused) {
    return StoreProblems.problem(switch (refused.why()) {
      case WRONG -> HttpStatus.BAD_REQUEST;
      case TOO_MUCH -> HttpStatus.REQUEST_ENTITY_TOO_LARGE;
    }, "sql: " + refused.getMessage());
  }
}
