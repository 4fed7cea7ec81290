package skilltide.dashboard.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What the counts must be, worked out in one plain pass over everything that was sent. Knows nothing of topics,
 * partitions, rows or cubes, and must not.
 */
final class Oracle {

  /** What is read from a posting: the skills it names and the facet values it counts under, such as country=DE. */
  record Read(Set<String> skills, Set<String> facets) {}

  private final Map<String, JsonNode> postings = new HashMap<>();
  private final Set<String> withdrawn = new HashSet<>();
  private final Function<JsonNode, Read> reader;

  Oracle(Function<JsonNode, Read> reader) {
    this.reader = reader;
  }

  /** A schema.org posting was sent; of several with one identifier the one modified last counts. */
  void posted(JsonNode posting) {
    postings.merge(posting.get("identifier").asText(), posting,
        (one, other) -> modified(one).isAfter(modified(other)) ? one : other);
  }

  /** A posting was withdrawn, now. */
  void withdrawn(String identifier) {
    withdrawn.add(identifier);
  }

  /** A posting was sent again, modified after all that was sent and withdrawn before: it is open. */
  void postedAgain(JsonNode posting) {
    posted(posting);
    withdrawn.remove(posting.get("identifier").asText());
  }

  /** Postings posted, by facet value, then day, then skill; "" stands for all of the day's. */
  Map<String, Map<LocalDate, Map<String, Integer>>> posted() {
    return count(postings.values(),
        posting -> Instant.parse(posting.get("datePosted").asText()).atOffset(ZoneOffset.UTC).toLocalDate());
  }

  /** Postings withdrawn, all of them today, by facet value, then skill. */
  Map<String, Map<String, Integer>> withdrawn() {
    List<JsonNode> gone = postings.values().stream()
        .filter(posting -> withdrawn.contains(posting.get("identifier").asText())).toList();
    Map<String, Map<String, Integer>> today = new TreeMap<>();
    count(gone, posting -> LocalDate.EPOCH).forEach((facet, days) -> today.put(facet, days.get(LocalDate.EPOCH)));
    return today;
  }

  private Map<String, Map<LocalDate, Map<String, Integer>>> count(Collection<JsonNode> which,
      Function<JsonNode, LocalDate> dayOf) {
    Map<String, Map<LocalDate, Map<String, Integer>>> counts = new TreeMap<>();
    for (JsonNode posting : which) {
      Read read = reader.apply(posting);
      Set<String> facets = new HashSet<>(read.facets());
      facets.add("all");
      for (String facet : facets) {
        Map<String, Integer> day = counts.computeIfAbsent(facet, each -> new TreeMap<>())
            .computeIfAbsent(dayOf.apply(posting), each -> new TreeMap<>());
        day.merge("", 1, Integer::sum);
        read.skills().forEach(skill -> day.merge(skill, 1, Integer::sum));
      }
    }
    return counts;
  }

  private static Instant modified(JsonNode posting) {
    return Instant.parse(posting.path("dateModified").asText("1970-01-01T00:00:00Z"));
  }
}
