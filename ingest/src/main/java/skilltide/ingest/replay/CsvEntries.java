package skilltide.ingest.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * A table (RFC 4180) whose first line names its columns: {@code identifier}, {@code title}, {@code description}, {@code url},
 * {@code hiringOrganization}, {@code industry}, {@code datePosted} and so on, as schema.org's fields; {@code addressLocality} and
 * {@code addressCountry} make a place, {@code remote} is {@code true} or not. Empty cells are left out.
 */
final class CsvEntries implements Entries {
  private static final Set<String> PLACE = Set.of("addressLocality", "addressCountry");
  private static final String REMOTE = "remote";

  private final Path file;
  private final MappingIterator<Map<String, String>> rows;
  private final Waiting waiting = new Waiting();
  private boolean broken;

  CsvEntries(Path file, InputStream content) throws IOException {
    this.file = file;
    rows = CsvMapper.builder().enable(CsvParser.Feature.TRIM_SPACES).enable(CsvParser.Feature.SKIP_EMPTY_LINES).build()
        .readerForMapOf(String.class).with(CsvSchema.emptySchema().withHeader().withColumnReordering(true))
        .readValues(content);
  }

  @Override
  public Optional<Entry> next() throws IOException {
    while (waiting.isEmpty() && !broken) {
      Place place = new Place(file, Math.max(1, rows.getCurrentLocation().getLineNr()));
      try {
        if (!rows.hasNextValue()) {
          return Optional.empty();
        }
        place = new Place(file, Math.max(1, rows.getCurrentLocation().getLineNr()));
        waiting.addAll(place, List.<JsonNode>of(posting(rows.nextValue())));
      } catch (JsonProcessingException | RuntimeJsonMappingException | NoSuchElementException e) {
        // After a broken line nobody knows whether the next is one.
        broken = true;
        waiting.add(new Entry.Unreadable(place, "no line of a table: "
            + (e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage())));
      }
    }
    return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.next());
  }

  private static ObjectNode posting(Map<String, String> row) {
    ObjectNode posting = JsonNodeFactory.instance.objectNode().put("@type", "JobPosting");
    ObjectNode address = JsonNodeFactory.instance.objectNode();
    row.forEach((column, cell) -> {
      if (cell == null || cell.isBlank()) {
        return;
      }
      if (PLACE.contains(column)) {
        address.put(column, cell);
      } else if (column.equals(REMOTE)) {
        if (cell.equalsIgnoreCase("true")) {
          posting.put("jobLocationType", "TELECOMMUTE");
        }
      } else {
        posting.put(column, cell);
      }
    });
    if (!address.isEmpty()) {
      posting.putObject("jobLocation").set("address", address);
    }
    return posting;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
