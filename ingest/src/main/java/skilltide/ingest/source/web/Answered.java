package skilltide.ingest.source.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import skilltide.ingest.source.SourceException;
import skilltide.ingest.source.Trouble;

/** An answer that is none: a status that says so. */
final class Answered extends IOException {
  @Serial
  private static final long serialVersionUID = 1L;

  private static final int TOO_MANY = 429;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final int SERVER = 500;
  private static final int NOT_IMPLEMENTED = 501;
  private static final int UNAVAILABLE = 503;
  private static final long LONGEST_REST = Duration.ofDays(1).toSeconds();

  private final int status;
  private final String address;
  private final Duration after;
  private final Duration longestPause;

  private Answered(int status, String address, Duration after, Duration longestPause) {
    this.status = status;
    this.address = address;
    this.after = after;
    this.longestPause = longestPause;
  }

  static Answered of(HttpResponse<InputStream> response, Duration longestPause) {
    return new Answered(response.statusCode(), response.uri().toString(),
        response.headers().firstValue("Retry-After").map(Answered::time).orElse(Duration.ZERO), longestPause);
  }

  /** Whether asking again soon may help. */
  boolean mayPass() {
    return (status == TOO_MANY || status == REQUEST_TIMEOUT || status >= SERVER && status != NOT_IMPLEMENTED)
        && after.compareTo(longestPause) <= 0;
  }

  /** How many milliseconds the host asks us to wait, where it does. */
  Optional<Long> pause() {
    return after.isZero() ? Optional.empty() : Optional.of(after.toMillis());
  }

  /** What the operator is told. */
  SourceException told() {
    if (status == TOO_MANY || status == UNAVAILABLE && !after.isZero()) {
      return new SourceException(Trouble.LIMITED, "%s asks to be left alone (%d)".formatted(address, status), after);
    }
    if (status >= SERVER || status == REQUEST_TIMEOUT) {
      return new SourceException(Trouble.FAILED, "%s fails (%d)".formatted(address, status), after);
    }
    if (status == NOT_FOUND || status == GONE) {
      return new SourceException(Trouble.GONE,
          "There is nothing at %s (%d): is the source's name right, and is its board still open?".formatted(address,
              status));
    }
    return new SourceException(Trouble.REFUSED, "%s refuses (%d): %s".formatted(address, status, mend()));
  }

  private String mend() {
    return switch (status) {
      case 401, 403 -> "it does not let us in; has the board become private?";
      default -> status < 400 ? "it leads nowhere that we may follow" : "it takes the request for wrong";
    };
  }

  // Seconds, or a date.
  private static Duration time(String text) {
    try {
      if (text.matches("\\d{1,9}")) {
        return Duration.ofSeconds(Math.min(LONGEST_REST, Long.parseLong(text)));
      }
      Duration until = Duration.between(Instant.now(), ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
      return until.isNegative() ? Duration.ZERO : Duration.ofSeconds(Math.min(LONGEST_REST, until.toSeconds()));
    } catch (DateTimeException e) {
      return Duration.ZERO; // as good as none
    }
  }
}
