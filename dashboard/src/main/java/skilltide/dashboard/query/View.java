package skilltide.dashboard.query;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import skilltide.dashboard.readings.Attribute;
import skilltide.dashboard.readings.Selected;
import skilltide.streams.taxonomy.Kind;

/**
 * What somebody wants to see. Views are equal when they ask for the same, however it was written; times that are
 * counted from now stay so.
 *
 * @param kind only skills of this kind
 * @param skills only these skills, by id; empty for all
 * @param filter only these postings
 * @param from the beginning
 * @param to the end, not itself part of the time
 * @param step how long the points of a series are; absent where it was left open
 * @param measure what is counted
 * @param baseline what it is compared with
 * @param limit how many rows at most, 1 to {@value #MAX_LIMIT}
 */
public record View(Optional<Kind> kind, List<String> skills, Selected filter, Moment from, Moment to,
    Optional<Step> step,
    Measure measure, Baseline baseline, int limit) {
  /** More than the taxonomy has skills, so that all can be asked for. */
  public static final int MAX_LIMIT = 2_000;

  public View {
    skills = List.copyOf(skills);
  }

  /** Whether it begins at a time that somebody chose, and is judged in windows of its own. */
  public boolean isOfFixedTime() {
    return from instanceof Moment.Fixed;
  }

  /** This view with all its rows. */
  public View unlimited() {
    return new View(kind, skills, filter, from, to, step, measure, baseline, MAX_LIMIT);
  }

  /** This view of one source alone. */
  View from(String source) {
    SortedMap<Attribute, String> values = new TreeMap<>(filter.values());
    values.put(Attribute.SOURCE, source);
    return new View(kind, skills, new Selected(values), from, to, step, measure, baseline, limit);
  }

  /** This view with another step. */
  public View stepping(Step other) {
    return new View(kind, skills, filter, from, to, Optional.of(other), measure, baseline, limit);
  }
}
