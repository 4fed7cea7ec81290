package skilltide.ingest.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import skilltide.ingest.event.MalformedEventException;
import skilltide.ingest.schemaorg.JobPostings;

/**
 * JSON values on any number of lines: objects, and lists of them, one after the other. A list of any length is read
 * entry by entry. What is broken ends the file: after it nobody knows where the next value begins.
 */
final class DocumentEntries implements Entries {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Path file;
  private final JsonParser json;
  private final Waiting waiting = new Waiting();
  private boolean broken;

  DocumentEntries(Path file, InputStream content) throws IOException {
    this.file = file;
    json = new JsonFactory(MAPPER).createParser(content);
  }

  @Override
  public Optional<Entry> next() throws IOException {
    while (waiting.isEmpty() && !broken) {
      try {
        JsonToken token = json.nextToken();
        if (token == null) {
          return Optional.empty();
        }
        if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
          take();
        }
      } catch (JsonProcessingException e) {
        broken = true;
        waiting.add(new Entry.Unreadable(here(), "not JSON, and so the rest of the file is left out: "
            + e.getOriginalMessage()));
      }
    }
    return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.next());
  }

  private void take() throws IOException {
    Place place = here();
    JsonNode value = MAPPER.readTree(json);
    try {
      waiting.addAll(place, JobPostings.in(value));
    } catch (MalformedEventException e) {
      waiting.add(new Entry.Unreadable(place, e.getMessage()));
    }
  }

  private Place here() {
    return new Place(file, json.currentTokenLocation().getLineNr());
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
