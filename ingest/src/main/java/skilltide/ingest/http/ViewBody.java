package skilltide.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import skilltide.ingest.event.MalformedEventException;

/** The body of a view. */
final class ViewBody {
  static final int MAX_TERM = 128;
  private static final int MAX_BYTES = 4 * 1024;

  private ViewBody() {}

  /**
   * The term as the page named it, without the blanks around it.
   *
   * @throws MalformedEventException when there is none
   */
  static String term(InputStream body) throws IOException {
    byte[] json = body.readNBytes(MAX_BYTES + 1);
    if (json.length == 0 || json.length > MAX_BYTES) {
      throw new MalformedEventException("body",
          "a view has 1 to %,d bytes, like {\"term\":\"kotlin\"}".formatted(MAX_BYTES));
    }
    JsonNode term = parse(json).path("term");
    if (!term.isTextual() || term.asText().isBlank()) {
      throw new MalformedEventException("term", "missing; send it like {\"term\":\"kotlin\"}");
    }
    return checked(term.asText());
  }

  /**
   * The same of a term that was given by itself.
   *
   * @throws MalformedEventException when it is none
   */
  static String checked(String term) {
    String text = term.strip();
    if (text.isEmpty()) {
      throw new MalformedEventException("term", "missing; name the one that was looked at, like kotlin");
    }
    // JSON can escape half a surrogate pair, which UTF-8 cannot carry any further.
    if (!UTF_8.newEncoder().canEncode(text)) {
      throw new MalformedEventException("term", "holds half a surrogate pair");
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new MalformedEventException("term", "holds a control character, such as the end of a line");
    }
    if (text.length() > MAX_TERM) {
      throw new MalformedEventException("term", "has at most %d characters".formatted(MAX_TERM));
    }
    return text;
  }

  private static JsonNode parse(byte[] json) {
    try {
      return new Frame.Value(json).parse();
    } catch (StreamConstraintsException e) {
      throw new MalformedEventException("body", "nested deeper than any view; send it like {\"term\":\"kotlin\"}");
    }
  }
}
