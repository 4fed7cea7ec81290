package skilltide.streams.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The JSON of {@code posting-readings}, {@code posting-states}, {@code posting-reposts} and {@code countings}. Unknown
 * fields are skipped: today's readers take tomorrow's records.
 */
public final class ResultJson {
  private static final JsonMapper MAPPER = JsonMapper.builder()
      .addModule(new JavaTimeModule())
      .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .build();

  private ResultJson() {}

  public static byte[] write(PostingRead reading) {
    return bytes(reading);
  }

  public static byte[] write(PostingStanding standing) {
    return bytes(standing);
  }

  public static byte[] write(Repost repost) {
    return bytes(repost);
  }

  /** @throws IllegalArgumentException when the bytes are no reading */
  public static PostingRead reading(byte[] json) {
    return read(json, PostingRead.class);
  }

  /** @throws IllegalArgumentException when the bytes are no standing */
  public static PostingStanding standing(byte[] json) {
    return read(json, PostingStanding.class);
  }

  /** @throws IllegalArgumentException when the bytes are no repost */
  public static Repost repost(byte[] json) {
    return read(json, Repost.class);
  }

  public static byte[] write(Counting counting) {
    return bytes(counting);
  }

  /** @throws IllegalArgumentException when the bytes are no counting */
  public static Counting counting(byte[] json) {
    Counting counting = read(json, Counting.class);
    if (counting == null || counting.state() == null || counting.taxonomy() == null || counting.since() == null
        || counting.number() < 1) {
      throw new IllegalArgumentException("No counting: number, state, taxonomy or since is missing");
    }
    return counting;
  }

  private static <T> T read(byte[] json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (IOException e) {
      throw new IllegalArgumentException("No " + type.getSimpleName() + ": " + e.getMessage(), e);
    }
  }

  private static byte[] bytes(Object result) {
    try {
      return MAPPER.writeValueAsBytes(result);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("A record that cannot be written as JSON: " + result.getClass(), e);
    }
  }
}
