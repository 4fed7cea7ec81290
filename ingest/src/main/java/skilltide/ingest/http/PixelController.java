package skilltide.ingest.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import skilltide.ingest.event.MalformedEventException;
import skilltide.ingest.web.Sites;

/**
 * {@code /pixel.gif?term=kotlin}: a view of a page without scripts. Browsers name no origin when they ask for an image, so the page's
 * address must: whoever could have any page ask would else count what they like.
 */
@Controller("/pixel.gif")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PixelController {
  /** One transparent dot. */
  private static final byte[] GIF = Base64.getDecoder()
      .decode("R0lGODlhAQABAPAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==");

  private final Views views;
  private final Sites sites;

  PixelController(Views views, Sites sites) {
    this.views = views;
    this.sites = sites;
  }

  /** Not for {@code HEAD}: nobody looks at that. */
  @Get(produces = MediaType.ALL, headRoute = false)
  HttpResponse<byte[]> get(HttpRequest<?> request) {
    return views.take(request, () -> {
      requireSite(request);
      return term(request);
    }, HttpResponse.ok(GIF).contentType(MediaType.IMAGE_GIF_TYPE).header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Cross-Origin-Resource-Policy", "cross-origin").header("X-Content-Type-Options", "nosniff"));
  }

  private static String term(HttpRequest<?> request) {
    List<String> terms = request.getParameters().getAll("term");
    if (terms.size() != 1) {
      throw new MalformedEventException("term", "one is needed, as /pixel.gif?term=kotlin");
    }
    return ViewBody.checked(terms.getFirst());
  }

  private void requireSite(HttpRequest<?> request) {
    if (request.getHeaders().contains(HttpHeaders.ORIGIN)) {
      return; // has been looked at before any route was
    }
    List<String> referers = request.getHeaders().getAll(HttpHeaders.REFERER);
    Optional<String> origin = referers.size() == 1 ? origin(referers.getFirst()) : Optional.empty();
    if (origin.isEmpty()) {
      throw refused("Referer: the page does not say of which site it is; let it send its origin at least"
          + " (Referrer-Policy: strict-origin-when-cross-origin, as browsers do by themselves)");
    }
    String host = request.getHeaders().get(HttpHeaders.HOST, String.class, "");
    sites.objection(request.getPath(), origin.get(), host).ifPresent(why -> {
      throw refused(why);
    });
  }

  private static Optional<String> origin(String address) {
    try {
      URI page = new URI(address);
      return Optional.ofNullable(page.getRawAuthority()).map(authority -> page.getScheme() + "://" + authority);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static RefusedException refused(String why) {
    return new RefusedException(HttpStatus.FORBIDDEN, Rejection.FORBIDDEN, why);
  }
}
