package skilltide.dashboard.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the counts must be, worked out in one plain pass over everything that was sent. Knows nothing of topics,
 * partitions, rows or cubes, and must not.
 */
final class Oracle {
  private static final Duration GAP = Duration.ofDays(120);
  private static final int NEAR = 14;

  /**
   * What is read from a posting.
   *
   * @param skills that it names
   * @param facets values that it counts under, such as country=DE
   * @param fingerprint of its words; 0 without any
   */
  record Read(Set<String> skills, Set<String> facets, long fingerprint) {}

  private final Map<String, JsonNode> postings = new HashMap<>();
  private final Map<String, Instant> lastModified = new HashMap<>();
  private final Map<String, Instant> withdrawn = new HashMap<>();
  private final Set<String> forgotten = new HashSet<>();
  private final Function<JsonNode, Read> reader;

  Oracle(Function<JsonNode, Read> reader) {
    this.reader = reader;
  }

  /** A schema.org posting was sent; of several with one identifier the one modified last counts. */
  void posted(JsonNode posting) {
    postings.merge(id(posting), posting, (one, other) -> modified(one).isAfter(modified(other)) ? one : other);
    lastModified.merge(id(posting), modified(posting), (one, other) -> one.isAfter(other) ? one : other);
  }

  /** A posting was withdrawn, now. */
  void withdrawn(String identifier) {
    withdrawn(identifier, Instant.now());
  }

  /** A posting was withdrawn at a time before now. */
  void withdrawn(String identifier, Instant at) {
    withdrawn.put(identifier, at);
  }

  /** All that was sent of a posting, or will be with an earlier modification than now, must never have been. */
  void forgotten(String identifier) {
    forgotten.add(identifier);
  }

  /** A posting was sent again, modified after all that was sent, withdrawn and forgotten before: it is open. */
  void postedAgain(JsonNode posting) {
    posted(posting);
    withdrawn.remove(id(posting));
    forgotten.remove(id(posting));
  }

  /** Postings posted, by facet value, then day, then skill; "" stands for all of the day's. */
  Map<String, Map<LocalDate, Map<String, Integer>>> posted() {
    return count(known(), posting -> day(postedAt(posting)));
  }

  /** The same, of those only that say nothing that their poster had said shortly before. */
  Map<String, Map<LocalDate, Map<String, Integer>>> unique() {
    Map<String, List<JsonNode>> byPoster = known().stream().filter(posting -> posting.has("poster"))
        .collect(Collectors.groupingBy(Oracle::poster));
    List<JsonNode> unique = known().stream()
        .filter(posting -> byPoster.getOrDefault(poster(posting), List.of()).stream()
            .noneMatch(original -> isRepost(posting, original)))
        .toList();
    return count(unique, posting -> day(postedAt(posting)));
  }

  /** Postings that were open until a time that is over, as {@link #posted}, by the day of that. */
  Map<String, Map<LocalDate, Map<String, Integer>>> expired() {
    return count(known().stream().filter(Oracle::isExpired).toList(), posting -> day(validThrough(posting)));
  }

  /** Postings withdrawn before they expired, all of them today, by facet value, then skill. */
  Map<String, Map<String, Integer>> withdrawn() {
    List<JsonNode> gone = known().stream().filter(posting -> withdrawn.containsKey(id(posting)) && !isExpired(posting))
        .toList();
    Map<String, Map<String, Integer>> today = new TreeMap<>();
    count(gone, posting -> LocalDate.EPOCH).forEach((facet, days) -> today.put(facet, days.get(LocalDate.EPOCH)));
    return today;
  }

  /** Postings that are no longer open, as {@link #posted}, by the day on which they were withdrawn or expired, whichever came first. */
  Map<String, Map<LocalDate, Map<String, Integer>>> ended() {
    return count(known().stream().filter(posting -> end(posting).isBefore(Instant.MAX)).toList(),
        posting -> day(end(posting)));
  }

  private Instant end(JsonNode posting) {
    Instant gone = withdrawn.getOrDefault(id(posting), Instant.MAX);
    return isExpired(posting) && validThrough(posting).isBefore(gone) ? validThrough(posting) : gone;
  }

  private List<JsonNode> known() {
    return postings.values().stream().filter(posting -> !forgotten.contains(id(posting))).toList();
  }

  /** @param original of the same poster */
  private boolean isRepost(JsonNode posting, JsonNode original) {
    return isBefore(original, posting) && saysTheSame(original, posting)
        && !lastSeen(original).isBefore(postedAt(posting).minus(GAP));
  }

  private static boolean isBefore(JsonNode one, JsonNode other) {
    int byTime = postedAt(one).compareTo(postedAt(other));
    return byTime < 0 || byTime == 0 && id(one).compareTo(id(other)) < 0;
  }

  private boolean saysTheSame(JsonNode one, JsonNode other) {
    if (one.has("title") && other.has("title") && !title(one).equals(title(other))) {
      return false;
    }
    long mine = reader.apply(one).fingerprint();
    long theirs = reader.apply(other).fingerprint();
    return mine != 0 && theirs != 0 && Long.bitCount(mine ^ theirs) <= NEAR;
  }

  // Whoever takes a posting down has had it until then.
  private Instant lastSeen(JsonNode posting) {
    Instant modified = lastModified.getOrDefault(id(posting), Instant.MIN);
    Instant seen = modified.isAfter(postedAt(posting)) ? modified : postedAt(posting);
    Instant gone = withdrawn.getOrDefault(id(posting), Instant.MIN);
    return gone.isAfter(seen) ? gone : seen;
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

  private static boolean isExpired(JsonNode posting) {
    return posting.has("validThrough") && !validThrough(posting).isAfter(Instant.now());
  }

  private static String id(JsonNode posting) {
    return posting.get("identifier").asText();
  }

  private static String poster(JsonNode posting) {
    return posting.path("poster").asText();
  }

  private static String title(JsonNode posting) {
    return posting.get("title").asText().strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  private static Instant postedAt(JsonNode posting) {
    return Instant.parse(posting.get("datePosted").asText());
  }

  private static Instant validThrough(JsonNode posting) {
    return Instant.parse(posting.get("validThrough").asText());
  }

  private static Instant modified(JsonNode posting) {
    return Instant.parse(posting.path("dateModified").asText("1970-01-01T00:00:00Z"));
  }

  private static LocalDate day(Instant time) {
    return time.atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
