package skilltide.ingest.event;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was written yesterday is read today; what is written today is as the schemas say. */
class SchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(strings = {"posted.json", "posted-least.json", "posted-with-pay.json", "withdrawn.json"})
  void yesterdaysPostingEventIsReadAndWrittenAsItWas(String name) throws IOException {
    byte[] yesterday = yesterday(name);

    byte[] today = EventJson.write(EventJson.readPosting(yesterday));

    assertThat(JSON.readTree(today)).isEqualTo(JSON.readTree(yesterday));
    assertThat(schema("posting-event").validate(text(today), InputFormat.JSON)).isEmpty();
  }

  @Test
  void yesterdaysViewIsReadAndWrittenAsItWas() throws IOException {
    byte[] yesterday = yesterday("viewed.json");

    byte[] today = EventJson.write(EventJson.readView(yesterday));

    assertThat(JSON.readTree(today)).isEqualTo(JSON.readTree(yesterday));
    assertThat(schema("term-viewed").validate(text(today), InputFormat.JSON)).isEmpty();
  }

  @Test
  void tomorrowsFieldsAreSkipped() throws IOException {
    assertThat(EventJson.readPosting(yesterday("posted-tomorrow.json")))
        .isEqualTo(EventJson.readPosting(yesterday("posted-least.json")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"posting", "revision", "received", "content", "stated"})
  void missingFieldIsRefusedByNameAndBySchema(String field) throws IOException {
    ObjectNode without = (ObjectNode) JSON.readTree(yesterday("posted.json"));
    without.remove(field);
    byte[] json = JSON.writeValueAsBytes(without);

    assertThatThrownBy(() -> EventJson.readPosting(json)).isInstanceOf(MalformedEventException.class)
        .hasMessageStartingWith(field);
    assertThat(schema("posting-event").validate(text(json), InputFormat.JSON)).isNotEmpty();
  }

  private static JsonSchema schema(String name) {
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(requireNonNull(SchemaTest.class.getResourceAsStream("/skilltide/schema/" + name + ".schema.json")));
  }

  private static byte[] yesterday(String name) throws IOException {
    try (InputStream in = requireNonNull(SchemaTest.class.getResourceAsStream("/skilltide/yesterday/" + name))) {
      return in.readAllBytes();
    }
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
