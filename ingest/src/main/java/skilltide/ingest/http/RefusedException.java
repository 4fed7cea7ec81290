package skilltide.ingest.http;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;
import skilltide.ingest.web.Problem;

/** A request that is not even looked into: who sends it may not, or not now. Tells what to do about it. */
final class RefusedException extends RuntimeException {
  @Serial
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final Rejection reason;
  private final transient Map<String, String> headers = new LinkedHashMap<>();

  RefusedException(HttpStatus status, Rejection reason, String detail) {
    super(detail, null, false, false); // nothing failed here: where it was thrown is of no interest
    this.status = status;
    this.reason = reason;
  }

  RefusedException with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  Rejection reason() {
    return reason;
  }

  MutableHttpResponse<byte[]> response() {
    MutableHttpResponse<byte[]> response = Problem.of(status, String.valueOf(getMessage())).response();
    headers.forEach(response::header);
    return response;
  }
}
