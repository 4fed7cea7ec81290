package skilltide.ingest.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** One record of a file. */
public sealed interface Entry {

  Place place();

  /**
   * A posting, ready to be sent.
   *
   * @param json a schema.org JobPosting
   * @param posted when it was posted, where it says so: what the pace goes by
   */
  record Posting(Place place, JsonNode json, Optional<Instant> posted) implements Entry {}

  /** @param reason what is wrong with it */
  record Unreadable(Place place, String reason) implements Entry {}
}
