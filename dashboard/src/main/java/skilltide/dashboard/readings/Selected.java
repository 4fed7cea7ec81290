package skilltide.dashboard.readings;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import skilltide.streams.result.Facet;

/**
 * Which postings are asked for: those with all of these values.
 *
 * @param values by what they are chosen; empty for all postings
 */
public record Selected(SortedMap<Attribute, String> values) {
  /** All postings. */
  public static final Selected ALL = new Selected(new TreeMap<>());

  public Selected {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** Those with one value. */
  public static Selected of(Attribute attribute, String value) {
    return new Selected(new TreeMap<>(Map.of(attribute, value)));
  }

  /** Whether just these postings are counted all the time: there is at most one value, of a facet. */
  public boolean isCounted() {
    return values.isEmpty() || values.size() == 1 && values.firstKey().facet().isPresent();
  }

  /** The facet under which just these are counted; {@link Facet#ALL} too where none is. */
  public Facet facet() {
    return values.isEmpty() || !isCounted() ? Facet.ALL : values.firstKey().facet().orElseThrow();
  }

  /** The facet's value; empty for {@link Facet#ALL}. */
  public String value() {
    return facet() == Facet.ALL ? "" : values.sequencedValues().getFirst();
  }

  /** A condition with as many parameters as there are values. */
  String condition() {
    return values.isEmpty()
        ? "true"
        : values.keySet().stream().map(Attribute::condition).collect(Collectors.joining(" and "));
  }

  /**
   * Sets the condition's parameters.
   *
   * @param at where its first one stands
   * @return where the next parameter stands
   */
  int set(PreparedStatement statement, int at) throws SQLException {
    int next = at;
    for (Map.Entry<Attribute, String> each : values.entrySet()) {
      statement.setString(next++, each.getKey().parameter(each.getValue()));
    }
    return next;
  }

  static void days(PreparedStatement statement, int at, LocalDate from, LocalDate to) throws SQLException {
    statement.setObject(at, from); // as java.sql.Date it would be a time in the process's own zone
    statement.setObject(at + 1, to);
  }
}
