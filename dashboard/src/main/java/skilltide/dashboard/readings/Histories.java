package skilltide.dashboard.readings;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How long sources have been watched, and how their postings come. */
public final class Histories {
  /**
   * One source.
   *
   * @param first the day from which on it was watched
   * @param weeks unique postings in each of the last 52 whole weeks before a day, oldest first, from the first one on
   */
  public record History(String source, LocalDate first, List<Long> weeks) {
    /** How many postings there are in those weeks. */
    public long postings() {
      return weeks.stream().mapToLong(Long::longValue).sum();
    }
  }

  // What the first fetch of a board finds open is no history: it was not watched before. In a world of history all was.
  private static final String WATCHED = "min(first_seen)::date";
  private static final String WATCHED_EVER = "min(day)";
  private static final int YEAR = 52;

  private Histories() {}

  /**
   * All sources of the postings that are selected.
   *
   * @param monday the day after the last week
   * @param byEvents whether the world is one of history, where postings are as good as watched when they were posted
   */
  public static List<History> of(Connection connection, Selected selected, LocalDate monday, boolean byEvents)
      throws SQLException {
    List<History> histories = new ArrayList<>();
    try (PreparedStatement firsts = connection.prepareStatement("""
        select source, greatest(min(day), %s) from readings where repost_of is null and %s
        group by source order by source""".formatted(byEvents ? WATCHED_EVER : WATCHED, selected.condition()))) {
      selected.set(firsts, 1);
      try (ResultSet rows = firsts.executeQuery()) {
        while (rows.next()) {
          LocalDate first = rows.getObject(2, LocalDate.class);
          histories.add(new History(rows.getString(1), first, weeks(connection, selected, rows.getString(1), first,
              monday)));
        }
      }
    }
    return histories;
  }

  /** From which day on each source was watched. */
  public static Map<String, LocalDate> firsts(Connection connection, boolean byEvents) throws SQLException {
    Map<String, LocalDate> firsts = new TreeMap<>();
    try (
        PreparedStatement all = connection
            .prepareStatement("select source, greatest(min(day), %s) from readings group by source"
                .formatted(byEvents ? WATCHED_EVER : WATCHED));
        ResultSet rows = all.executeQuery()) {
      while (rows.next()) {
        firsts.put(rows.getString(1), rows.getObject(2, LocalDate.class));
      }
    }
    return firsts;
  }

  private static List<Long> weeks(Connection connection, Selected selected, String source, LocalDate first,
      LocalDate monday) throws SQLException {
    LocalDate from = monday.minusWeeks(YEAR);
    while (from.isBefore(first)) {
      from = from.plusWeeks(1);
    }
    List<Long> weeks = new ArrayList<>();
    if (from.isBefore(monday)) {
      try (PreparedStatement counts = connection.prepareStatement(
          """
              select monday, count(posting) from (select unnest(range(?::date, ?::date, interval 7 days))::date as monday) weeks
              left join (select posting, day from readings where repost_of is null and not backfill and source = ? and %s) found
                on day >= monday and day < monday + 7
              group by monday order by monday"""
              .formatted(selected.condition()))) {
        Selected.days(counts, 1, from, monday);
        counts.setString(3, source);
        selected.set(counts, 4);
        try (ResultSet rows = counts.executeQuery()) {
          while (rows.next()) {
            weeks.add(rows.getLong(2));
          }
        }
      }
    }
    return weeks;
  }
}
