package skilltide.streams.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The JSON of {@code countings}. Unknown fields are skipped: today's readers take tomorrow's records. */
public final class CountingJson {
  private static final JsonMapper MAPPER = JsonMapper.builder()
      .addModule(new JavaTimeModule())
      .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .build();

  private CountingJson() {}

  public static byte[] write(Counting counting) {
    try {
      return MAPPER.writeValueAsBytes(counting);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("A counting that cannot be written as JSON: " + counting, e);
    }
  }

  /** @throws IllegalArgumentException when the bytes are no counting */
  public static Counting read(byte[] json) {
    try {
      Counting counting = MAPPER.readValue(json, Counting.class);
      if (counting == null || counting.state() == null || counting.taxonomy() == null || counting.number() < 1) {
        throw new IllegalArgumentException("No counting: number, state or taxonomy is missing");
      }
      return counting;
    } catch (IOException e) {
      throw new IllegalArgumentException("No counting: " + e.getMessage(), e);
    }
  }
}
