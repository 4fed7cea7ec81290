package skilltide.dashboard.readings;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import skilltide.dashboard.trend.Comparison;
import skilltide.dashboard.trend.Windows;

/** Counts unique postings in two windows, as a change is judged from them. Whose poster is not known is a poster of its own. */
public final class Comparisons {
  private static final String FOUND = """
      with found as (
        select source, day >= ? newer, poster_group, coalesce(poster, id) poster, skills from readings
        where repost_of is null and (day >= ? and day < ? or day >= ? and day < ?) and %s)
      """;
  private static final String POSTINGS = FOUND + "select newer, source, poster_group, count(*) from found group by all";
  private static final String MENTIONS = FOUND
      + "select newer, source, poster_group, skill, count(*) from (select *, unnest(skills) skill from found) group by all";
  private static final String POSTERS = FOUND
      + "select newer, skill, count(distinct poster), source from (select *, unnest(skills) skill from found) group by all";

  private Comparisons() {}

  /** @param sources of which postings count */
  public static Comparison of(Connection connection, Selected selected, Windows windows, Set<String> sources)
      throws SQLException {
    Comparison.Builder builder = new Comparison.Builder();
    try (PreparedStatement postings = prepare(connection, POSTINGS, selected, windows);
        ResultSet rows = postings.executeQuery()) {
      while (rows.next()) {
        if (sources.contains(rows.getString(2))) {
          builder.postings(window(rows), rows.getString(2), rows.getInt(3), rows.getInt(4));
        }
      }
    }
    try (PreparedStatement mentions = prepare(connection, MENTIONS, selected, windows);
        ResultSet rows = mentions.executeQuery()) {
      while (rows.next()) {
        if (sources.contains(rows.getString(2))) {
          builder.mentions(window(rows), rows.getString(2), rows.getInt(3), rows.getString(4), rows.getInt(5));
        }
      }
    }
    // A poster is one source's: over HTTP and on boards alike.
    try (PreparedStatement posters = prepare(connection, POSTERS, selected, windows);
        ResultSet rows = posters.executeQuery()) {
      while (rows.next()) {
        if (sources.contains(rows.getString(4))) {
          builder.posters(window(rows), rows.getString(2), rows.getInt(3));
        }
      }
    }
    return builder.build();
  }

  private static PreparedStatement prepare(Connection connection, String sql, Selected selected, Windows windows)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql.formatted(selected.condition()));
    Selected.days(statement, 1, windows.from(), windows.from());
    Selected.days(statement, 2, windows.from(), windows.to());
    Selected.days(statement, 4, windows.baselineFrom(), windows.baselineTo());
    selected.set(statement, 6);
    return statement;
  }

  private static int window(ResultSet rows) throws SQLException {
    return rows.getBoolean(1) ? 1 : 0;
  }
}
