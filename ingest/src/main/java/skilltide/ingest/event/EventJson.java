package skilltide.ingest.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;

/**
 * The JSON of the records on {@code job-postings} and {@code glossary-views}. Unknown fields are skipped, so that
 * today's readers take tomorrow's records; missing ones that must be there are refused by name.
 */
public final class EventJson {
  private static final JsonMapper MAPPER = JsonMapper.builder()
      .addModule(new JavaTimeModule())
      .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
      .build();
  private static final ObjectReader POSTINGS = MAPPER.readerFor(PostingEvent.class);
  private static final ObjectReader VIEWS = MAPPER.readerFor(TermViewed.class);

  private EventJson() {}

  public static byte[] write(PostingEvent event) {
    return bytes(event);
  }

  public static byte[] write(TermViewed event) {
    return bytes(event);
  }

  /** @throws MalformedEventException when the bytes are no posting event; the message names the field */
  public static PostingEvent readPosting(byte[] json) {
    PostingEvent event = read(POSTINGS, PostingEvent.class, json);
    require(event.revision(), "revision");
    switch (event) {
      case JobPosted posted -> {
        require(posted.posting(), "posting");
        require(posted.received(), "received");
        require(posted.content(), "content");
        require(posted.content().text(), "content.text");
        require(posted.content().format(), "content.format");
        require(posted.stated(), "stated");
      }
      case JobWithdrawn withdrawn -> {
        require(withdrawn.posting(), "posting");
        require(withdrawn.withdrawn(), "withdrawn");
      }
      case JobForgotten forgotten -> require(forgotten.posting(), "posting");
      case SourceForgotten forgotten -> require(forgotten.source(), "source");
    }
    return event;
  }

  /** @throws MalformedEventException when the bytes are no view; the message names the field */
  public static TermViewed readView(byte[] json) {
    TermViewed event = read(VIEWS, TermViewed.class, json);
    require(event.term(), "term");
    require(event.visitor(), "visitor");
    require(event.viewed(), "viewed");
    return event;
  }

  private static byte[] bytes(Object event) {
    try {
      return MAPPER.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("A record that cannot be written as JSON: " + event.getClass(), e);
    }
  }

  private static <T> T read(ObjectReader reader, Class<T> type, byte[] json) {
    try {
      T event = reader.readValue(json, type);
      require(event, "record");
      return event;
    } catch (JsonMappingException e) {
      if (e.getCause() instanceof MalformedEventException malformed) {
        throw malformed;
      }
      throw new MalformedEventException(place(e), e.getOriginalMessage());
    } catch (JsonProcessingException e) {
      throw new MalformedEventException("record", "not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String place(JsonMappingException e) {
    String path = e.getPath().stream().map(JsonMappingException.Reference::getFieldName)
        .filter(name -> name != null).collect(Collectors.joining("."));
    return path.isEmpty() ? "record" : path;
  }

  // Records from JSON hold null where a field was missing, whatever their types promise: here the promise is made good.
  private static void require(Object value, String field) {
    if (value == null) {
      throw new MalformedEventException(field, "missing");
    }
  }
}
