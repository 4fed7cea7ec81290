package skilltide.ingest.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import skilltide.ingest.schemaorg.DateText;

/** What was found in one value of a file and has not been asked for yet: a value may hold several postings. */
final class Waiting {
  private final Queue<Entry> entries = new ArrayDeque<>();

  boolean isEmpty() {
    return entries.isEmpty();
  }

  Entry next() {
    return entries.remove();
  }

  void add(Entry entry) {
    entries.add(entry);
  }

  void addAll(Place place, List<? extends JsonNode> postings) {
    for (JsonNode posting : postings) {
      entries.add(new Entry.Posting(place, posting, posted(posting)));
    }
  }

  // Whether the date is acceptable is for the receiver to say, with a reason; here it only sets the pace.
  private static Optional<Instant> posted(JsonNode posting) {
    try {
      return Optional.of(DateText.parse(posting.path("datePosted").asText()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
