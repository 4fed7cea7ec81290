package skilltide.ingest.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a posting's text is written. */
public enum TextFormat {
  /** Tags and entities, as job sites and schema.org's {@code description} have it. */
  @JsonProperty("html")
  HTML,
  /** Characters that mean themselves; Markdown too. */
  @JsonProperty("plain")
  PLAIN
}
