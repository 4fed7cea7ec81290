package skilltide.ingest.schemaorg;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import skilltide.ingest.event.MalformedEventException;

/**
 * A posting's fields by name. What is there but cannot be taken is refused by its name.
 *
 * @param posting a JSON object
 */
record Fields(JsonNode posting) {
  private static final int MAX_LINE = 1_000;
  private static final int MAX_QUOTED = 60;

  /** Whether the field is there at all, be it empty. */
  boolean isStated(String field) {
    return posting.hasNonNull(field);
  }

  /** A text of any length, with its blanks. */
  Optional<String> body(String field) {
    JsonNode value = posting.path(field);
    Optional<String> text = Values.text(value);
    if (text.isEmpty() && Values.each(value).anyMatch(JsonNode::isObject)) {
      throw new MalformedEventException(field, "not a text but an object; write it as \"" + field + "\": \"…\"");
    }
    return text;
  }

  /** A text that fits on a line. */
  Optional<String> line(String field) {
    return body(field).map(String::strip).map(text -> bounded(field, text));
  }

  Optional<String> identifier(String field) {
    return Values.identifier(posting.path(field));
  }

  /** What a thing is called that may be a text or an object with a name. */
  Optional<String> name(String field) {
    return each(field).flatMap(value -> Values.name(value).stream()).findFirst().map(text -> bounded(field, text));
  }

  /** All names of a field, as one text. */
  Optional<String> names(String field) {
    return joined(field).map(text -> bounded(field, text));
  }

  /** As {@link #names}, of any length. */
  Optional<String> joined(String field) {
    List<String> names = Values.names(posting.path(field));
    return names.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", names));
  }

  Stream<JsonNode> each(String field) {
    return Values.each(posting.path(field));
  }

  Optional<Instant> instant(String field) {
    return body(field).map(String::strip).map(text -> {
      try {
        return DateText.parse(text);
      } catch (DateTimeException e) {
        throw new MalformedEventException(field,
            "not a date: '%s'; write it like 2026-11-20 or 2026-11-20T09:00:00Z".formatted(quoted(text)));
      }
    });
  }

  private static String bounded(String field, String text) {
    if (text.length() > MAX_LINE) {
      throw new MalformedEventException(field, "longer than %,d characters: '%s'".formatted(MAX_LINE, quoted(text)));
    }
    return text;
  }

  static String quoted(String text) {
    return text.length() <= MAX_QUOTED ? text : Values.wellFormed(text.substring(0, MAX_QUOTED)) + "…";
  }
}
