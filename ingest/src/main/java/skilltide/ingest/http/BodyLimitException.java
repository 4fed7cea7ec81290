package skilltide.ingest.http;

import io.micronaut.http.HttpStatus;
import java.io.IOException;

/** A body that is not read any further, for what it takes of the server. */
final class BodyLimitException extends IOException {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final Rejection reason;

  BodyLimitException(HttpStatus status, Rejection reason, String message) {
    super(message);
    this.status = status;
    this.reason = reason;
  }

  HttpStatus status() {
    return status;
  }

  Rejection reason() {
    return reason;
  }
}
