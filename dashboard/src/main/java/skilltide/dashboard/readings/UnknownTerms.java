package skilltide.dashboard.readings;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import skilltide.dashboard.readings.SelectedRows.Days;
import skilltide.dashboard.trend.Windows;

/**
 * Names that are written like technologies' and are in no taxonomy, of unique postings: those that at least two posters list with skills,
 * and that stand in such a list in at least a tenth of the postings that name them. Most companies, schools and job boards are named
 * a hundred times outside such lists for once within; words that nobody lists twice are misspelt, or one employer's own.
 *
 * @param total postings of the time
 * @param previousTotal postings of the time before
 * @param terms those that most posters list first
 */
public record UnknownTerms(long total, long previousTotal, List<Term> terms) {
  /**
   * A name.
   *
   * @param key in small letters, by which ways to write it are one
   * @param term as most write it
   * @param postings that name it
   * @param posters of these
   * @param listing how many of the posters list it with skills
   * @param previous postings of the time before that name it
   * @param contexts the newest of it in lists with skills, each another poster's; at most {@value #MOST_CONTEXTS}
   */
  public record Term(String key, String term, long postings, long posters, long listing, long previous,
      List<Context> contexts) {}

  /**
   * Where a name stands.
   *
   * @param posting {@code source:id}
   * @param snippet some words before and behind it
   */
  public record Context(String posting, @Nullable String employer, @Nullable String link, String snippet) {}

  private static final int MOST_CONTEXTS = 3;
  /** Holds within one time, or within two that are compared, taken as one: so it prefers neither. */
  private static final String CONVINCES = """
      count(distinct poster) filter (snippet is not null and %1$s) >= 2
        and 10 * count(*) filter (snippet is not null and %1$s) >= count(*) filter (%1$s)""";
  private static final String NAMED = """
      with found as (
        select id, coalesce(poster, id) poster, day >= ? and day < ? newer, unnest(unknown_terms, recursive := true) from readings
        where repost_of is null and (day >= ? and day < ? or day >= ? and day < ?) and %s),
      named as (select id, poster, newer, lower(term) as word, term, snippet from found)
      """;
  private static final String TERMS = NAMED + """
      , spellings as (select word, term, count(*) uses from named where newer group by all),
      counts as (
        select word, count(*) filter (newer) postings, count(distinct poster) filter (newer) posters,
          count(distinct poster) filter (newer and snippet is not null) listing,
          count(*) filter (newer and snippet is not null) listed, count(*) filter (not newer) previous
        from named group by word having\s""" + CONVINCES.formatted("newer")
      + """
          )
          select word, (select first(term order by uses desc, term) from spellings where spellings.word = counts.word), postings, posters,
            listing, previous
          from counts order by listing desc, listed / postings desc, postings desc, word limit ?""";
  private static final String COMPARABLE = NAMED.replace("repost_of is null", "repost_of is null and not backfill")
      + "select word from named group by word having count(*) >= 20 and "
      + CONVINCES.formatted("true") + " order by word";

  /** Asks a store, for at most so many. */
  public static UnknownTerms of(ReadingStore store, Selected selected, Days days, Days before, int limit) {
    return store.ask(connection -> {
      List<Term> terms = new ArrayList<>();
      try (PreparedStatement statement = connection.prepareStatement(TERMS.formatted(selected.condition()))) {
        statement.setInt(named(statement, selected, days, before), limit);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            terms.add(new Term(rows.getString(1), rows.getString(2), rows.getLong(3), rows.getLong(4), rows.getLong(5),
                rows.getLong(6), List.of()));
          }
        }
      }
      Map<String, List<Context>> contexts = contexts(connection, selected, days,
          terms.stream().map(Term::key).toList());
      List<Term> told = terms.stream().map(each -> new Term(each.key, each.term, each.postings, each.posters,
          each.listing, each.previous, contexts.getOrDefault(each.key, List.of()))).toList();
      try (PreparedStatement statement = connection.prepareStatement("""
          select count(*) filter (day >= ? and day < ?), count(*) filter (day >= ? and day < ?) from readings
          where repost_of is null and %s""".formatted(selected.condition()))) {
        Selected.days(statement, 1, days.from(), days.to());
        Selected.days(statement, 3, before.from(), before.to());
        selected.set(statement, 5);
        try (ResultSet rows = statement.executeQuery()) {
          rows.next();
          return new UnknownTerms(rows.getLong(1), rows.getLong(2), told);
        }
      }
    });
  }

  /** Those of two windows, in small letters, of which there may be enough to compare. */
  public static List<String> comparable(Connection connection, Selected selected, Windows windows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COMPARABLE.formatted(selected.condition()))) {
      named(statement, selected, new Days(windows.from(), windows.to()),
          new Days(windows.baselineFrom(), windows.baselineTo()));
      List<String> keys = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          keys.add(rows.getString(1));
        }
      }
      return keys;
    }
  }

  /** @return where the next parameter stands */
  private static int named(PreparedStatement statement, Selected selected, Days days, Days before) throws SQLException {
    Selected.days(statement, 1, days.from(), days.to());
    Selected.days(statement, 3, days.from(), days.to());
    Selected.days(statement, 5, before.from(), before.to());
    return selected.set(statement, 7);
  }

  private static Map<String, List<Context>> contexts(Connection connection, Selected selected, Days days,
      List<String> keys) throws SQLException {
    Map<String, List<Context>> contexts = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(
        """
            with found as (
              select id, coalesce(poster, id) poster, employer, link, posted, unnest(unknown_terms, recursive := true) from readings
              where repost_of is null and day >= ? and day < ? and %s),
            listed as (
              select *, lower(term) as word from found where snippet is not null and list_contains(?::varchar[], lower(term))
              qualify row_number() over (partition by word, poster order by posted desc, id) = 1)
            select word, id, employer, link, snippet from listed
            qualify row_number() over (partition by word order by posted desc, id) <= ?
            order by word, posted desc, id"""
            .formatted(selected.condition()))) {
      Selected.days(statement, 1, days.from(), days.to());
      int next = selected.set(statement, 3);
      statement.setArray(next, connection.createArrayOf("VARCHAR", keys.toArray()));
      statement.setInt(next + 1, MOST_CONTEXTS);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          contexts.computeIfAbsent(rows.getString(1), key -> new ArrayList<>())
              .add(new Context(rows.getString(2), rows.getString(3), rows.getString(4), rows.getString(5)));
        }
      }
    }
    return contexts;
  }
}
