package skilltide.ingest.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** {@code /beacon.js}: what a glossary's page includes to say which of its terms were looked at. */
@Controller("/beacon.js")
final class BeaconController {
  private static final MediaType JAVASCRIPT = MediaType.of("text/javascript; charset=utf-8");

  private final byte[] script;

  BeaconController() {
    try (InputStream in = BeaconController.class.getResourceAsStream("beacon.js")) {
      if (in == null) {
        throw new IllegalStateException("Not on the class path: beacon.js");
      }
      script = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same for all pages: each names its terms itself. */
  @Get(produces = MediaType.ALL)
  HttpResponse<byte[]> script() {
    return HttpResponse.ok(script).contentType(JAVASCRIPT).header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
        .header("X-Content-Type-Options", "nosniff");
  }
}
