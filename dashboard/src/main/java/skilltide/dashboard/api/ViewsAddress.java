package skilltide.dashboard.api;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.net.URI;
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
  private final Optional<String> address;

  ViewsAddress(@Property(name = "skilltide.roles.ingest", defaultValue = "false") boolean here,
      @Property(name = "skilltide.demo", defaultValue = "false") boolean demo,
      @Property(name = "skilltide.ingest-url") @Nullable URI ingest) {
    elsewhere = Optional.ofNullable(ingest).filter(url -> !here && !demo);
    address = elsewhere.map(url -> url.resolve(PATH).toString())
        .or(() -> here && !demo ? Optional.of(PATH) : Optional.empty());
  }

  /** As the page asks for it; empty where views go nowhere. */
  Optional<String> address() {
    return address;
  }

  /** The other site that the page must be allowed to reach, as a policy names it: its scheme, host and port. */
  Optional<String> site() {
    return elsewhere.map(url -> url.resolve("/").toString());
  }
}
