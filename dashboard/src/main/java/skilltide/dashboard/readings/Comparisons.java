package skilltide.dashboard.readings;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import skilltide.dashboard.trend.Comparison;
import skilltide.dashboard.trend.Windows;

/**
 * Counts unique postings in two windows, as a change is judged from them. Whose poster is not known is a poster of its own. What was found
 * open when a source was first asked does not count: of a company that is added to a board that is known there would be its open postings
 * in the newer window, and of those that had come and gone nothing in the older one.
 */
public final class Comparisons {
  /** Stands before an unknown term where it is compared beside skills: no skill's id begins so. */
  public static final String TERM = "~";

  private static final String FOUND = """
      with found as (
        select source, day >= ? newer, poster_group, coalesce(poster, id) poster, %s skills from readings
        where repost_of is null and not backfill and (day >= ? and day < ? or day >= ? and day < ?) and %s)
      """;
  private static final String SKILLS = "skills";
  private static final String SKILLS_AND_TERMS = """
      list_concat(skills, list_transform(list_filter(unknown_terms, lambda each: list_contains(?::varchar[], lower(each.term))),
        lambda each: '%s' || lower(each.term)))"""
      .formatted(TERM);
  private static final String POSTINGS = FOUND + "select newer, source, poster_group, count(*) from found group by all";
  private static final String MENTIONS = FOUND
      + "select newer, source, poster_group, skill, count(*) from (select *, unnest(skills) skill from found) group by all";
  private static final String POSTERS = FOUND
      + "select newer, skill, count(distinct poster), source from (select *, unnest(skills) skill from found) group by all";

  private Comparisons() {}

  /**
   * Counts.
   *
   * @param sources of which postings count
   * @param terms unknown ones, in small letters, that are counted beside the skills, each behind a {@value #TERM}
   */
  public static Comparison of(Connection connection, Selected selected, Windows windows, Set<String> sources,
      List<String> terms) throws SQLException {
    Comparison.Builder builder = new Comparison.Builder();
    try (PreparedStatement postings = prepare(connection, POSTINGS, selected, windows, terms);
        ResultSet rows = postings.executeQuery()) {
      while (rows.next()) {
        if (sources.contains(rows.getString(2))) {
          builder.postings(window(rows), rows.getString(2), rows.getInt(3), rows.getInt(4));
        }
      }
    }
    try (PreparedStatement mentions = prepare(connection, MENTIONS, selected, windows, terms);
        ResultSet rows = mentions.executeQuery()) {
      while (rows.next()) {
        if (sources.contains(rows.getString(2))) {
          builder.mentions(window(rows), rows.getString(2), rows.getInt(3), rows.getString(4), rows.getInt(5));
        }
      }
    }
    // A poster is one source's: over HTTP and on boards alike.
    try (PreparedStatement posters = prepare(connection, POSTERS, selected, windows, terms);
        ResultSet rows = posters.executeQuery()) {
      while (rows.next()) {
        if (sources.contains(rows.getString(4))) {
          builder.posters(window(rows), rows.getString(2), rows.getInt(3));
        }
      }
    }
    return builder.build();
  }

  private static PreparedStatement prepare(Connection connection, String sql, Selected selected, Windows windows,
      List<String> terms) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(
        sql.formatted(terms.isEmpty() ? SKILLS : SKILLS_AND_TERMS, selected.condition()));
    statement.setObject(1, windows.from());
    int next = 2;
    if (!terms.isEmpty()) {
      statement.setArray(next++, connection.createArrayOf("VARCHAR", terms.toArray()));
    }
    Selected.days(statement, next, windows.from(), windows.to());
    Selected.days(statement, next + 2, windows.baselineFrom(), windows.baselineTo());
    selected.set(statement, next + 4);
    return statement;
  }

  private static int window(ResultSet rows) throws SQLException {
    return rows.getBoolean(1) ? 1 : 0;
  }
}
