package skilltide.ingest.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import skilltide.ingest.event.MalformedEventException;

/**
 * An item of the Hacker News API ({@code github.com/HackerNews/API}) as a posting. All but {@code id} and {@code text}
 * may be missing.
 */
public final class HackerNewsItem {
  private static final String PAGE = "https://news.ycombinator.com/item?id=";

  private HackerNewsItem() {}

  /**
   * @return a schema.org JobPosting; nothing when the item was deleted or killed
   * @throws MalformedEventException when it is no item with a text; the message names the field
   */
  public static Optional<ObjectNode> jobPosting(JsonNode item) {
    if (!item.isObject()) {
      throw new MalformedEventException("item", "not a JSON object");
    }
    if (item.path("deleted").asBoolean() || item.path("dead").asBoolean()) {
      return Optional.empty();
    }
    String id = item.path("id").asText();
    if (id.isEmpty()) {
      throw new MalformedEventException("id", "missing");
    }
    JsonNode text = item.path("text");
    if (!text.isTextual()) {
      throw new MalformedEventException("text", "missing; only items with a text are postings");
    }
    ObjectNode posting = JsonNodeFactory.instance.objectNode().put("@type", "JobPosting").put("identifier", id)
        .put("url", PAGE + id).put("description", text.asText());
    if (item.path("title").isTextual()) {
      posting.put("title", item.path("title").asText());
    }
    if (item.path("by").isTextual()) {
      posting.put("poster", item.path("by").asText());
    }
    if (item.has("time")) {
      posting.put("datePosted", time(item.path("time")).toString());
    }
    return Optional.of(posting);
  }

  private static Instant time(JsonNode seconds) {
    try {
      if (seconds.canConvertToLong()) {
        return Instant.ofEpochSecond(seconds.asLong());
      }
    } catch (DateTimeException e) {
      // Beyond all times: told below, as everything else that is none.
    }
    throw new MalformedEventException("time", "not seconds since 1970: " + seconds);
  }
}
