package skilltide.ingest.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import skilltide.ingest.event.MalformedEventException;

/** A JSON value a line; blank lines and what holds no posting are skipped. */
final class LineEntries implements Entries {
  private static final JsonMapper MAPPER = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private final Path file;
  private final BufferedReader lines;
  private final Function<JsonNode, List<JsonNode>> postings;
  private final Waiting waiting = new Waiting();
  private long line;

  /** @param postings finds the postings in a line's value, none or more; throws {@link MalformedEventException} */
  LineEntries(Path file, InputStream content, Function<JsonNode, List<JsonNode>> postings) {
    this.file = file;
    lines = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8));
    this.postings = postings;
  }

  @Override
  public Optional<Entry> next() throws IOException {
    while (waiting.isEmpty()) {
      String text = lines.readLine();
      if (text == null) {
        return Optional.empty();
      }
      line++;
      if (!text.isBlank()) {
        take(text);
      }
    }
    return Optional.of(waiting.next());
  }

  private void take(String text) {
    Place place = new Place(file, line);
    try {
      waiting.addAll(place, postings.apply(MAPPER.readTree(text)));
    } catch (JsonProcessingException e) {
      waiting.add(new Entry.Unreadable(place, "not JSON: " + e.getOriginalMessage()));
    } catch (MalformedEventException e) {
      waiting.add(new Entry.Unreadable(place, e.getMessage()));
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
