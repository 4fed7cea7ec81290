package skilltide.dashboard.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import java.util.Arrays;
import java.util.Locale;

/** Whether bodies that the server would not compress by itself, or on its event loop, are compressed by us. */
final class Zipping {

  private Zipping() {}

  /** Whether the asker takes gzip. */
  static boolean isAccepted(HttpRequest<?> request) {
    return request.getHeaders().getAll(HttpHeaders.ACCEPT_ENCODING).stream()
        .flatMap(header -> Arrays.stream(header.split(",", -1)))
        .map(each -> each.toLowerCase(Locale.ROOT).replace(" ", ""))
        .anyMatch(each -> each.equals("gzip") || each.startsWith("gzip;") && !each.matches("gzip;q=0(\\.0*)?"));
  }

  /** Marks a response whose body is compressed. */
  static <T> MutableHttpResponse<T> mark(MutableHttpResponse<T> response) {
    return response.header(HttpHeaders.CONTENT_ENCODING, "gzip");
  }
}
