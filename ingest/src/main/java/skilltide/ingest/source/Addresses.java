package skilltide.ingest.source;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Parts of addresses. */
final class Addresses {
  private Addresses() {}

  /** Text as one segment of a path. */
  static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
