package skilltide.ingest.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import skilltide.ingest.event.MalformedEventException;

/** One value of a body. */
sealed interface Frame {
  /** Bytes that a posting may have: memory for one at a time is all that a body of any length takes. */
  int MAX_BYTES = 1 << 20;

  /** Levels of objects and lists in each other; JSON-LD of job sites has five or six. */
  int MAX_DEPTH = 64;

  /** Bytes that begin and end where a JSON value does; whether they are JSON, {@link #parse} says. */
  final class Value implements Frame {
    private static final JsonMapper MAPPER = JsonMapper
        .builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build()).build())
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final byte[] json;

    Value(byte[] json) {
      this.json = json;
    }

    /**
     * @throws MalformedEventException when this is not JSON
     * @throws StreamConstraintsException when it is, but of a shape that no posting has
     */
    JsonNode parse() throws StreamConstraintsException {
      try {
        return MAPPER.readTree(json);
      } catch (StreamConstraintsException e) {
        throw e;
      } catch (JsonProcessingException e) {
        throw new MalformedEventException("posting", "not JSON: " + e.getOriginalMessage());
      } catch (IOException e) { // bytes that begin like UTF-16 or UTF-32, and are none
        throw new MalformedEventException("posting", "not JSON: " + e.getMessage());
      }
    }
  }

  /** A value that was longer than {@link #MAX_BYTES}, read past and not kept. */
  record TooLarge(long bytes) implements Frame {}
}
