package skilltide.streams.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The JSON of {@code posting-readings}. Unknown fields are skipped: today's readers take tomorrow's records. */
public final class PostingReadJson {
  private static final JsonMapper MAPPER = JsonMapper.builder()
      .addModule(new JavaTimeModule())
      .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .build();

  private PostingReadJson() {}

  public static byte[] write(PostingRead reading) {
    try {
      return MAPPER.writeValueAsBytes(reading);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("A reading that cannot be written as JSON: " + reading.id(), e);
    }
  }

  /** @throws IllegalArgumentException when the bytes are no reading */
  public static PostingRead read(byte[] json) {
    try {
      return MAPPER.readValue(json, PostingRead.class);
    } catch (IOException e) {
      throw new IllegalArgumentException("No reading: " + e.getMessage(), e);
    }
  }
}
