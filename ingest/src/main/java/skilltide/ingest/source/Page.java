package skilltide.ingest.source;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * What came from an address; read once, then closed.
 *
 * @param address where it lies, after all redirects
 * @param type its {@code Content-Type}, without parameters; empty where none was told
 * @param charset as told; else UTF-8
 * @param content unpacked; reading ends with a {@link SourceException} where it is too large or breaks off
 */
public record Page(URI address, String type, Charset charset, InputStream content) implements Closeable {
  private static final int MAX_DEPTH = 100;
  private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build()).build())
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final ObjectReader ELEMENTS = MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final int QUOTED = 60;
  /** What is read as a whole takes several times as much memory as it has bytes. */
  private static final long MOST_AT_ONCE = 64L << 20;
  private static final long MOST_OF_A_PAGE = 8L << 20;

  /** A page of JSON, as tests and files have it. */
  public Page(URI address, String type, InputStream content) {
    this(address, type, StandardCharsets.UTF_8, content);
  }

  /** What is done with each value of a list. */
  @FunctionalInterface
  public interface Each {
    void take(JsonNode value) throws IOException, InterruptedException;
  }

  /**
   * The page as one JSON value.
   *
   * @throws SourceException when it is none
   */
  public JsonNode json() throws IOException {
    try (this) {
      JsonNode value = MAPPER.readTree(parser(new LimitedInput(content, MOST_AT_ONCE, address)));
      if (value == null || value.isMissingNode()) {
        throw shape("is empty, not JSON");
      }
      return value;
    } catch (JacksonException e) {
      throw notJson(e);
    }
  }

  /**
   * The values of a JSON list, one after the other, in constant memory.
   *
   * @throws SourceException when the page is no such list
   */
  public void each(Each each) throws IOException, InterruptedException {
    try (this; JsonParser parser = parser(content)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw shape("is no JSON list");
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (parser.currentToken() == null) {
          throw shape("breaks off within its list");
        }
        each.take(ELEMENTS.readTree(parser));
      }
    } catch (JacksonException e) {
      throw notJson(e);
    }
  }

  /** The page as text. */
  public String text() throws IOException {
    try (this) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new LimitedInput(content, MOST_OF_A_PAGE, address).transferTo(bytes);
      return bytes.toString(charset);
    }
  }

  /**
   * Where a link on this page leads.
   *
   * @throws SourceException when that is no address, or lies elsewhere: a board is not to lead us anywhere it likes
   */
  public URI resolve(String link) throws SourceException {
    try {
      URI there = address.resolve(new URI(link));
      if (address.getHost() != null && address.getScheme().equals(there.getScheme())
          && address.getAuthority().equals(there.getAuthority())) {
        return there;
      }
    } catch (URISyntaxException e) {
      // Told below.
    }
    throw shape("leads to '%s', which is not on the same host".formatted(link));
  }

  /** An answer in another shape than it should have. */
  public SourceException shape(String what) {
    return new SourceException(Trouble.SHAPE, "%s %s".formatted(address, what));
  }

  /** The page as bytes. */
  byte[] bytes() throws IOException {
    try (this) {
      return new LimitedInput(content, MOST_AT_ONCE, address).readAllBytes();
    }
  }

  private JsonParser parser(InputStream from) throws IOException {
    // What says that it is a page for people is none for programs: an outage, a log-in, a consent wall.
    if (type.equals("text/html") || type.equals("application/xhtml+xml")) {
      throw shape("answers with a web page (%s), not JSON: does the board want a log-in, or has the address moved?"
          .formatted(type));
    }
    return MAPPER.createParser(from);
  }

  private SourceException notJson(JacksonException e) {
    String said = e.getOriginalMessage();
    return shape("is no JSON at line %d: %s".formatted(e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
        said.length() <= QUOTED ? said : said.substring(0, QUOTED) + '…'));
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
