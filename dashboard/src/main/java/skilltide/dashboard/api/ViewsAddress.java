package skilltide.dashboard.api;

import io.micronaut.context.annotation.Property;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the page publishes its own views of the glossary: this instance where it takes views, else the one that
 * {@code skilltide.ingest-url} names, else nowhere. The demo takes none.
 */
@Singleton
final class ViewsAddress {
  private static final String PATH = "/api/v1/views";

  private final Optional<URI> elsewhere;
  private final Optional<URI> server;

  ViewsAddress(@Property(name = "skilltide.roles.ingest", defaultValue = "false") boolean here,
      @Property(name = "skilltide.demo", defaultValue = "false") boolean demo,
      @Property(name = "skilltide.ingest-url") @Nullable URI ingest) {
    Optional<URI> asked = Optional.ofNullable(ingest).filter(url -> !here && !demo);
    elsewhere = asked.filter(URI::isAbsolute);
    server = asked.or(() -> here && !demo ? Optional.of(URI.create("/")) : Optional.empty());
  }

  /** As the page asks for it; empty where views go nowhere. */
  Optional<String> address() {
    return at(PATH);
  }

  /** The script that says which terms a page explains. */
  Optional<String> beacon() {
    return at("/beacon.js");
  }

  /** The image that says of a page without scripts that it explains a term, by its id or path. */
  Optional<String> pixel(String term) {
    return at("/pixel.gif").map(pixel -> pixel + "?term=" + URLEncoder.encode(term, StandardCharsets.UTF_8));
  }

  /** The other site that the page must be allowed to reach, as a policy names it: its scheme, host and port. */
  Optional<String> site() {
    return elsewhere.map(url -> url.resolve("/").toString());
  }

  /** This site and, if any, the other one, as a policy names them. */
  String sites() {
    return site().map(site -> "'self' " + site).orElse("'self'");
  }

  /** Has a page tell another site, if views go there, where they come from: a view from nowhere is refused. */
  MutableHttpResponse<byte[]> told(MutableHttpResponse<byte[]> page) {
    elsewhere.ifPresent(url -> page.getHeaders().set("Referrer-Policy", "strict-origin-when-cross-origin"));
    return page;
  }

  private Optional<String> at(String path) {
    return server.map(url -> url.resolve(path).toString());
  }
}
