package skilltide.streams.result;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostingReadSchemaTest {
  @ParameterizedTest
  @ValueSource(strings = {"read.json", "read-with-cities.json", "read-with-pay.json", "read-with-unknown.json",
    "read-backfill.json"})
  void yesterdaysReadingIsReadAndWrittenAsItWas(String name) throws IOException {
    ObjectMapper json = new ObjectMapper();
    try (
        InputStream in = requireNonNull(
            PostingReadSchemaTest.class.getResourceAsStream("/skilltide/yesterday/" + name));
        InputStream schema = requireNonNull(
            PostingReadSchemaTest.class.getResourceAsStream("/skilltide/schema/posting-read.schema.json"))) {
      byte[] yesterday = in.readAllBytes();

      byte[] today = ResultJson.write(ResultJson.reading(yesterday));

      assertThat(json.readTree(today)).isEqualTo(json.readTree(yesterday));
      assertThat(JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema)
          .validate(new String(today, StandardCharsets.UTF_8), InputFormat.JSON)).isEmpty();
    }
  }
}
