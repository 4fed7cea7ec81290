package skilltide.dashboard.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import skilltide.dashboard.readings.Headed;

/** A posting as JSON, wherever one is shown: what it is, where it lies, who must be named beside it, and when it was posted. */
final class PostingJson {
  private PostingJson() {}

  static void head(JsonGenerator json, Headed posting, Attributions attributions) throws IOException {
    json.writeStringField("posting", posting.id());
    json.writeStringField("source", posting.source());
    optional(json, "attribution", attributions.of(posting.source()));
    optional(json, "title", posting.title());
    optional(json, "employer", posting.employer());
    optional(json, "link", posting.link());
    json.writeStringField("posted", posting.posted().toString());
  }

  /** A field that is absent where nothing is known. */
  static void optional(JsonGenerator json, String name, @Nullable String value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }
}
