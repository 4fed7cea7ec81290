package skilltide.dashboard.readings;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import skilltide.dashboard.cube.Change;
import skilltide.dashboard.cube.Cube;
import skilltide.streams.result.Counts;
import skilltide.streams.result.Facet;
import skilltide.streams.result.Grain;
import skilltide.streams.result.Input;
import skilltide.streams.result.Row;
import skilltide.streams.result.RowKey;

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

  private static final int SOURCE = 1;
  private static final int SKILL = 2;

  /** Counts that grow into a row. */
  private static final class Growing {
    private final TreeMap<String, Counts> skills = new TreeMap<>();
    private Counts total = Counts.ZERO;
  }

  private final Map<RowKey, Growing> rows = new HashMap<>();

  private SelectedRows() {}

  /** Counts. */
  public static Cube count(Connection connection, Selected selected, Wanted wanted) throws SQLException {
    SelectedRows rows = new SelectedRows();
    rows.read(connection, "day", selected, wanted);
    if (wanted.withdrawals) {
      rows.read(connection, "withdrawn::date", selected, wanted);
    }
    List<Change> changes = new ArrayList<>(rows.rows.size());
    rows.rows.forEach((key, row) -> changes
        .add(new Change(key, new Row(key.grain().start(key.bucket()), row.total, row.skills))));
    Cube cube = new Cube();
    cube.apply(changes);
    return cube;
  }

  private void read(Connection connection, String day, Selected selected, Wanted wanted) throws SQLException {
    boolean posted = day.equals("day");
    // Of each day: all of them, those from a source, and those that name a skill.
    try (PreparedStatement count = connection.prepareStatement("""
        with found as (
          select greatest(%1$s, ?) - date '1970-01-01' bucket, source, skills, repost_of is not null repost
          from readings where %2$s and %3$s)
        select bucket, 0 what, '' which, count(*), count(*) filter (repost) from found group by bucket
        union all
        select bucket, 1, source, count(*), count(*) filter (repost) from found group by bucket, source
        union all
        select bucket, 2, skill, count(*), count(*) filter (repost)
        from (select bucket, repost, unnest(skills) skill from found)
        where len(?::varchar[]) = 0 or list_contains(?::varchar[], skill) group by bucket, skill""".formatted(day,
        wanted.condition(day),
        selected.condition()))) {
      count.setObject(1, wanted.beginning());
      int next = selected.set(count, wanted.set(count, 2));
      Object[] skills = wanted.skills.toArray();
      count.setArray(next, connection.createArrayOf("VARCHAR", skills));
      count.setArray(next + 1, connection.createArrayOf("VARCHAR", skills));
      try (ResultSet found = count.executeQuery()) {
        while (found.next()) {
          long bucket = found.getLong(1);
          Facet facet = found.getInt(2) == SOURCE ? Facet.SOURCE : Facet.ALL;
          String value = facet == Facet.SOURCE ? found.getString(3) : "";
          String skill = found.getInt(2) == SKILL ? found.getString(3) : null;
          int all = found.getInt(4);
          add(Input.POSTINGS, bucket, facet, value, skill,
              posted ? new Counts(all, 0, 0, 0, 0) : new Counts(0, 0, all, 0, 0));
          if (posted && found.getInt(5) > 0) {
            add(Input.MARKS, bucket, facet, value, skill, new Counts(0, found.getInt(5), 0, 0, 0));
          }
        }
      }
    }
  }

  private void add(Input input, long bucket, Facet facet, String value, @Nullable String skill, Counts counts) {
    Growing row = rows.computeIfAbsent(new RowKey(input, 0, Grain.DAY, bucket, facet, value), key -> new Growing());
    if (skill == null) {
      row.total = row.total.plus(counts);
    } else {
      row.skills.merge(skill, counts, Counts::plus);
    }
  }
}
