package skilltide.dashboard.readings;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import skilltide.dashboard.readings.SelectedRows.Days;

/**
 * Why a count of postings differs between two times: each posting stands in just one part of one source, so the parts add up.
 *
 * @param source which
 * @param part which
 * @param postings those of the newer time
 * @param previous those of the older one
 */
public record Difference(String source, Part part, long postings, long previous) {
  /** What there is to be said of a posting; of several the first. */
  public enum Part {
    /** It repeats an earlier one of the same poster. */
    REPOSTED("repost_of is not null"),
    /** It was first seen more than seven days after it was posted. */
    LATE("first_seen > posted + interval 7 days"),
    /** It has been taken down since, or has expired. */
    WITHDRAWN("withdrawn is not null"),
    /** It was changed after it had been seen first. */
    UPDATED("revision > first_seen"),
    /** None of that. */
    NEW("true");

    private final String condition;

    Part(String condition) {
      this.condition = condition;
    }
  }

  /** How many more there are in the newer time. */
  public long difference() {
    return postings - previous;
  }

  /**
   * Asks a store.
   *
   * @param skills of which at least one is named; empty for all postings
   * @param now the newer time
   * @param before the older one
   * @param byEvents whether the world is one of history, where when a posting was first seen says nothing
   */
  public static List<Difference> of(ReadingStore store, Selected selected, List<String> skills, Days now,
      Days before, boolean byEvents) {
    StringBuilder part = new StringBuilder("case");
    for (Part each : byEvents ? EnumSet.complementOf(EnumSet.of(Part.LATE)) : EnumSet.allOf(Part.class)) {
      part.append(" when ").append(each.condition).append(" then '").append(each).append('\'');
    }
    return store.ask(connection -> {
      try (PreparedStatement statement = connection.prepareStatement("""
          select source, %s end part, count(*) filter (day >= ? and day < ?), count(*) filter (day >= ? and day < ?)
          from readings
          where (day >= ? and day < ? or day >= ? and day < ?) and %s and %s
          group by all""".formatted(part, skills.isEmpty() ? "true" : "list_has_any(skills, ?::varchar[])",
          selected.condition()))) {
        int next = 1;
        for (LocalDate day : List.of(now.from(), now.to(), before.from(), before.to(), now.from(), now.to(),
            before.from(), before.to())) {
          statement.setObject(next++, day);
        }
        if (!skills.isEmpty()) {
          statement.setArray(next++, connection.createArrayOf("VARCHAR", skills.toArray()));
        }
        selected.set(statement, next);
        List<Difference> parts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            parts.add(new Difference(rows.getString(1), Part.valueOf(rows.getString(2)), rows.getLong(3),
                rows.getLong(4)));
          }
        }
        parts.sort(Comparator.comparing(Difference::source).thenComparing(Difference::part));
        return parts;
      }
    });
  }
}
