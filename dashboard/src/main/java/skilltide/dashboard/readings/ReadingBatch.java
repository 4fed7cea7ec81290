package skilltide.dashboard.readings;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Some records of the three topics about postings, the last one a key, and how far they reach. For one thread. */
public final class ReadingBatch {
  /** What a record tells of a posting. */
  public enum Kind {
    /** How it was read. */
    READING,
    /** What became of it. */
    STANDING,
    /** Which one it repeats. */
    REPOST
  }

  /** A partition of a topic. */
  public record Place(String topic, int partition) {}

  private final Map<Kind, Map<String, @Nullable String>> records = new HashMap<>();
  private final Map<Place, Long> positions = new HashMap<>();
  private int added;

  /**
   * Adds a record, in the order of its partition.
   *
   * @param posting {@code source:id}
   * @param json nothing when what was told before is to be forgotten
   */
  public void add(Kind kind, String posting, @Nullable String json) {
    added++;
    records.computeIfAbsent(kind, each -> new LinkedHashMap<>()).put(posting, json);
  }

  /** @param next the offset after the last record that was added from there */
  public void reached(Place place, long next) {
    positions.put(place, next);
  }

  /** How many records were added. */
  public int records() {
    return added;
  }

  public boolean isEmpty() {
    return positions.isEmpty();
  }

  Map<String, @Nullable String> of(Kind kind) {
    return records.getOrDefault(kind, Map.of());
  }

  Map<Place, Long> positions() {
    return positions;
  }
}
