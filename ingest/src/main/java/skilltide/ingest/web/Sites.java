package skilltide.ingest.web;

import jakarta.inject.Singleton;
import java.util.Optional;

/** From pages of which sites a request may come. */
@Singleton
public final class Sites {
  private final AllowLists allowed;
  private final GlossaryOrigins glossaries;

  Sites(AllowLists allowed, GlossaryOrigins glossaries) {
    this.allowed = allowed;
    this.glossaries = glossaries;
  }

  /** What speaks against a page of this {@code Origin} asking for the path of this host, and how to mend it; empty when it may. */
  public Optional<String> objection(String path, String origin, String host) {
    if (glossaries.allow(path, origin)) {
      return Optional.empty();
    }
    Optional<String> objection = allowed.objectionToOrigin(origin, host);
    return GlossaryOrigins.isFor(path)
        ? objection
            .map(why -> "Origin: '%s' is another site; add it to %s".formatted(origin, GlossaryOrigins.SETTING))
        : objection;
  }
}
