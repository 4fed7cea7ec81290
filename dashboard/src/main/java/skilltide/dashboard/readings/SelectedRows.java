package skilltide.dashboard.readings;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import skilltide.dashboard.cube.Column;
import skilltide.dashboard.cube.CountedRows;
import skilltide.dashboard.cube.CubeReader;
import skilltide.dashboard.cube.Slice;
import skilltide.streams.result.Facet;
import skilltide.streams.result.Grain;

/**
 * Counts postings that are chosen by more than the cube has rows of, from their readings, into the rows that a cube would have of
 * them; so whatever is asked of those is answered in one and the same way.
 */
public final class SelectedRows {
  /**
   * Some days.
   *
   * @param to the day after the last
   */
  public record Days(LocalDate from, LocalDate to) {}

  /**
   * What is counted.
   *
   * @param days of which nothing else is known afterwards
   * @param stock whether what was there before the first of the days counts too, on the day before it
   * @param withdrawals whether those that were withdrawn are counted besides those that were posted
   * @param skills that are wanted; empty for all
   */
  public record Wanted(List<Days> days, boolean stock, boolean withdrawals, List<String> skills) {
    private String condition(String day) {
      String within = String.join(" or ", Collections.nCopies(days.size(), day + " >= ? and " + day + " < ?"));
      return stock ? day + " < ?" : "(" + within + ")";
    }

    private int set(PreparedStatement statement, int at) throws SQLException {
      int next = at;
      if (stock) {
        statement.setObject(next++, days.stream().map(Days::to).max(LocalDate::compareTo).orElseThrow());
      } else {
        for (Days each : days) {
          Selected.days(statement, next, each.from, each.to);
          next += 2;
        }
      }
      return next;
    }

    private LocalDate beginning() {
      return stock
          ? days.stream().map(Days::from).min(LocalDate::compareTo).orElseThrow().minusDays(1)
          : LocalDate.EPOCH;
    }
  }

  /** Which postings; of all sources where none are named. */
  private record Chosen(Selected selected, List<String> sources) {
    private String condition() {
      return selected.condition() + (sources.isEmpty() ? "" : " and list_contains(?::varchar[], source)");
    }

    private int set(PreparedStatement statement, int at) throws SQLException {
      int next = selected.set(statement, at);
      if (!sources.isEmpty()) {
        statement.setArray(next++, texts(statement.getConnection(), sources));
      }
      return next;
    }
  }

  /** For a skill that has none: the row is a total. */
  private static final int NO_NUMBER = -1;

  private final Connection connection;
  private final Chosen chosen;
  private final Wanted wanted;
  private final CountedRows rows;

  private SelectedRows(Connection connection, Chosen chosen, Wanted wanted, CountedRows rows) {
    this.connection = connection;
    this.chosen = chosen;
    this.wanted = wanted;
    this.rows = rows;
  }

  /** Counts. */
  public static CubeReader count(ReadingStore store, Selected selected, Wanted wanted) {
    return count(store, new Chosen(selected, List.of()), wanted);
  }

  /**
   * Counts those of some sources.
   *
   * @param sources one at least
   */
  public static CubeReader count(ReadingStore store, Selected selected, List<String> sources, Wanted wanted) {
    return count(store, new Chosen(selected, sources), wanted);
  }

  private static CubeReader count(ReadingStore store, Chosen chosen, Wanted wanted) {
    return store.ask(connection -> {
      SelectedRows counting = new SelectedRows(connection, chosen, wanted,
          new CountedRows(store.skillNames().in(connection)));
      counting.count(Column.POSTED);
      if (wanted.withdrawals) {
        counting.count(Column.WITHDRAWN);
      }
      return counting.rows;
    });
  }

  // Of each day: all that name a skill, and all from a source. The postings are found once, then counted in two ways.
  private void count(Column column) throws SQLException {
    String day = column == Column.POSTED ? "day" : "withdrawn::date";
    try (PreparedStatement count = connection.prepareStatement("""
        with found as materialized (
          select greatest(%1$s, ?) - date '1970-01-01' bucket, source, skill_numbers, repost_of is not null repost
          from readings where %2$s and %3$s)
        select bucket, number, null, count(*), count(*) filter (repost)
        from (select bucket, repost, unnest(skill_numbers) number from found) where %4$s group by bucket, number
        union all
        select bucket, %5$d, source, count(*), count(*) filter (repost) from found group by bucket, source""".formatted(
        day, wanted.condition(day), chosen.condition(),
        wanted.skills.isEmpty()
            ? "true"
            : "number in (select number from skill_numbers where list_contains(?::varchar[], skill))",
        NO_NUMBER))) {
      count.setObject(1, wanted.beginning());
      int next = chosen.set(count, wanted.set(count, 2));
      if (!wanted.skills.isEmpty()) {
        count.setArray(next, texts(connection, wanted.skills));
      }
      try (ResultSet found = count.executeQuery()) {
        while (found.next()) {
          add(column, found);
        }
      }
    }
  }

  private static Array texts(Connection connection, List<String> texts) throws SQLException {
    return connection.createArrayOf("VARCHAR", texts.toArray());
  }

  private void add(Column column, ResultSet found) throws SQLException {
    long bucket = found.getLong(1);
    int number = found.getInt(2);
    int all = found.getInt(4);
    int reposts = column == Column.POSTED ? found.getInt(5) : 0;
    if (number == NO_NUMBER) {
      for (Slice slice : List.of(slice(column, Facet.ALL, ""), slice(column, Facet.SOURCE, found.getString(3)))) {
        rows.add(slice, column, bucket, all);
        if (reposts > 0) {
          rows.add(slice.withInput(Column.REPOSTED.input()), Column.REPOSTED, bucket, reposts);
        }
      }
    } else {
      Slice slice = slice(column, Facet.ALL, "");
      rows.add(slice, column, bucket, number, all);
      if (reposts > 0) {
        rows.add(slice.withInput(Column.REPOSTED.input()), Column.REPOSTED, bucket, number, reposts);
      }
    }
  }

  private static Slice slice(Column column, Facet facet, String value) {
    return new Slice(column.input(), Grain.DAY, facet, value);
  }
}
