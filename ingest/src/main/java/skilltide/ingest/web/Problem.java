package skilltide.ingest.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An error as RFC 9457 has it, {@code application/problem+json}.
 *
 * @param status the HTTP status; its reason is the title
 * @param detail what is wrong here and what to do about it
 * @param members what else the reader may want, by name, in this order; anything that Jackson writes
 */
public record Problem(HttpStatus status, String detail, Map<String, Object> members) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  public static Problem of(HttpStatus status, String detail) {
    return new Problem(status, detail, Map.of());
  }

  /** A problem of one field or parameter of the request. */
  public static Problem ofField(HttpStatus status, String field, String problem) {
    return new Problem(status, field + ": " + problem, Map.of("field", field));
  }

  public MutableHttpResponse<byte[]> response() {
    return in(HttpResponse.status(status));
  }

  /** Fills a response that was begun elsewhere. */
  MutableHttpResponse<byte[]> in(MutableHttpResponse<?> response) {
    return response.contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE).body(json());
  }

  private byte[] json() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("type", "about:blank");
    all.put("title", status.getReason());
    all.put("status", status.getCode());
    all.put("detail", detail);
    all.putAll(members);
    try {
      return MAPPER.writeValueAsBytes(all);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("A problem that cannot be written as JSON", e);
    }
  }
}
