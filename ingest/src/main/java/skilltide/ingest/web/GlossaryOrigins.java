package skilltide.ingest.web;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Glossary sites whose pages may say that a term was looked at, and nothing else: neither read answers nor send postings.
 *
 * @param origins values of {@code Origin}, such as {@code https://glossary.example}; in lower case
 */
@ConfigurationProperties("skilltide.glossary")
public record GlossaryOrigins(@Bindable(defaultValue = "") List<String> origins) {
  /** Where views are sent to; compared as it is, so that no other way to write another path is taken for one of them. */
  private static final Set<String> PATHS = Set.of("/api/v1/views", "/beacon.js", "/pixel.gif");
  /** Where operators allow them, by all its names. */
  static final String SETTING = "'glossary: origins:' of the file given with --config, or SKILLTIDE_GLOSSARY_ORIGINS"
      + " (comma-separated; the property skilltide.glossary.origins)";
  private static final Pattern ORIGIN = Pattern
      .compile("https?://[a-z0-9.-]+(:\\d{1,5})?|https?://\\[[0-9a-f:.]+](:\\d{1,5})?");

  /** @throws IllegalArgumentException when one is no origin: no browser would ever send it */
  public GlossaryOrigins {
    origins = origins.stream().map(origin -> origin.strip().toLowerCase(Locale.ROOT))
        .filter(origin -> !origin.isEmpty()).map(GlossaryOrigins::origin).toList();
  }

  /** Whether a page of this origin may ask for this path. */
  boolean allow(String path, String origin) {
    return PATHS.contains(path) && origins.contains(origin.toLowerCase(Locale.ROOT));
  }

  /** Whether it is one of the paths that glossary sites may ask for. */
  static boolean isFor(String path) {
    return PATHS.contains(path);
  }

  private static String origin(String text) {
    if (!ORIGIN.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "glossary origins: '%s' is none; write scheme, host and, where it is not the usual one, port, as https://glossary.example"
              .formatted(text));
    }
    return text;
  }
}
