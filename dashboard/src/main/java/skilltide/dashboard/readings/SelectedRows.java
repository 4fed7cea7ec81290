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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.LongStream;
import skilltide.dashboard.cube.Change;
import skilltide.dashboard.cube.Cube;
import skilltide.dashboard.cube.CubeReader;
import skilltide.streams.result.Counts;
import skilltide.streams.result.Facet;
import skilltide.streams.result.Grain;
import skilltide.streams.result.Input;
import skilltide.streams.result.Row;
import skilltide.streams.result.RowKey;

/**
 * Counts postings that are chosen by more than the cube has rows of, from their readings, into the rows that a cube would have of
 * them; so whatever is asked of those is answered in one and the same way. Totals are counted by the day, skills by the stretches that
 * are asked for: brought out of the database by the day, most of the time would go into rows that are only added up again.
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
        statement.setObject(next++, end());
      } else {
        for (Days each : days) {
          Selected.days(statement, next, each.from, each.to);
          next += 2;
        }
      }
      return next;
    }

    /** The first day, with what counts on it of before. */
    private LocalDate beginning() {
      LocalDate first = days.stream().map(Days::from).min(LocalDate::compareTo).orElseThrow();
      return stock ? first.minusDays(1) : first;
    }

    private LocalDate end() {
      return days.stream().map(Days::to).max(LocalDate::compareTo).orElseThrow();
    }
  }

  /** What becomes of a posting on a day. */
  private enum Event {
    POSTED("day", 0), WITHDRAWN("withdrawn::date", 2);

    private final String day;
    private final int partition;

    Event(String day, int partition) {
      this.day = day;
      this.partition = partition;
    }

    // Partitions are added up, so each event has two of its own: in one are the totals of a bucket, in the other its skills.
    private RowKey totals(Input input, long bucket, Facet facet, String value) {
      return new RowKey(input, partition, Grain.DAY, bucket, facet, value);
    }

    private RowKey skills(Input input, long bucket) {
      return new RowKey(input, partition + 1, Grain.DAY, bucket, Facet.ALL, "");
    }

    private Counts counts(int times) {
      return this == POSTED ? new Counts(times, 0, 0, 0, 0) : new Counts(0, 0, times, 0, 0);
    }
  }

  private final Connection connection;
  private final Selected selected;
  private final Wanted wanted;
  private final Cube cube = new Cube();

  private SelectedRows(Connection connection, Selected selected, Wanted wanted) {
    this.connection = connection;
    this.selected = selected;
    this.wanted = wanted;
  }

  /**
   * Counts.
   *
   * @param edges what splits the time, known when the totals are: numbers of days; a figure of skills is right for what lies between
   *     two of them
   */
  public static Cube count(Connection connection, Selected selected, Wanted wanted,
      Function<CubeReader, LongStream> edges) throws SQLException {
    SelectedRows rows = new SelectedRows(connection, selected, wanted);
    List<Event> events = List.of(Event.values()).subList(0, wanted.withdrawals ? 2 : 1);
    for (Event event : events) {
      rows.countTotals(event);
    }
    long[] stretches = LongStream.concat(LongStream.of(wanted.beginning().toEpochDay()), rows.cube.read(edges)).sorted()
        .distinct().toArray();
    List<String> names = rows.names();
    for (Event event : events) {
      rows.countSkills(event, stretches, names);
    }
    return rows.cube;
  }

  private List<String> names() throws SQLException {
    List<String> names = new ArrayList<>();
    try (PreparedStatement numbers = connection.prepareStatement("select skill from skill_numbers order by number");
        ResultSet found = numbers.executeQuery()) {
      while (found.next()) {
        names.add(found.getString(1));
      }
    }
    return names;
  }

  private void countTotals(Event event) throws SQLException {
    Map<RowKey, Counts> totals = new HashMap<>();
    try (PreparedStatement count = connection.prepareStatement("""
        select greatest(%1$s, ?) - date '1970-01-01' bucket, source, count(*), count(*) filter (repost_of is not null)
        from readings where %2$s and %3$s group by bucket, source""".formatted(event.day, wanted.condition(event.day),
        selected.condition()))) {
      count.setObject(1, wanted.beginning());
      selected.set(count, wanted.set(count, 2));
      try (ResultSet found = count.executeQuery()) {
        while (found.next()) {
          long bucket = found.getLong(1);
          String source = found.getString(2);
          Counts counts = event.counts(found.getInt(3));
          totals.merge(event.totals(Input.POSTINGS, bucket, Facet.ALL, ""), counts, Counts::plus);
          totals.put(event.totals(Input.POSTINGS, bucket, Facet.SOURCE, source), counts);
          if (event == Event.POSTED && found.getInt(4) > 0) {
            Counts reposts = reposted(found.getInt(4));
            totals.merge(event.totals(Input.MARKS, bucket, Facet.ALL, ""), reposts, Counts::plus);
            totals.put(event.totals(Input.MARKS, bucket, Facet.SOURCE, source), reposts);
          }
        }
      }
    }
    List<Change> changes = new ArrayList<>(totals.size());
    totals.forEach((key, total) -> changes.add(change(key, total, new TreeMap<>())));
    cube.apply(changes);
  }

  private void countSkills(Event event, long[] stretches, List<String> names) throws SQLException {
    Map<RowKey, SortedMap<String, Counts>> skills = new HashMap<>();
    try (PreparedStatement count = connection.prepareStatement("""
        with stretches as (
          select day, stretch from (select unnest(range(?::bigint, ?::bigint)) as day)
            asof join (select unnest(?::bigint[]) stretch) on day >= stretch),
        found as (
          select greatest(%1$s, ?) - date '1970-01-01' as day, skill_numbers, repost_of is not null repost
          from readings where %2$s and %3$s)
        select stretch, number, count(*), count(*) filter (repost)
        from (select stretch, repost, unnest(skill_numbers) number from found join stretches using (day))
        where %4$s group by stretch, number""".formatted(event.day, wanted.condition(event.day), selected.condition(),
        wanted.skills.isEmpty()
            ? "true"
            : "number in (select number from skill_numbers where list_contains(?::varchar[], skill))"))) {
      count.setLong(1, stretches[0]);
      count.setLong(2, wanted.end().toEpochDay());
      count.setArray(3, connection.createArrayOf("BIGINT", LongStream.of(stretches).boxed().toArray()));
      count.setObject(4, wanted.beginning());
      int next = selected.set(count, wanted.set(count, 5));
      if (!wanted.skills.isEmpty()) {
        count.setArray(next, connection.createArrayOf("VARCHAR", wanted.skills.toArray()));
      }
      try (ResultSet found = count.executeQuery()) {
        while (found.next()) {
          long stretch = found.getLong(1);
          String skill = names.get(found.getInt(2));
          put(skills, event.skills(Input.POSTINGS, stretch), skill, event.counts(found.getInt(3)));
          if (event == Event.POSTED && found.getInt(4) > 0) {
            put(skills, event.skills(Input.MARKS, stretch), skill, reposted(found.getInt(4)));
          }
        }
      }
    }
    List<Change> changes = new ArrayList<>();
    skills.forEach((key, counts) -> changes.add(change(key, Counts.ZERO, counts)));
    cube.apply(changes);
  }

  private static void put(Map<RowKey, SortedMap<String, Counts>> rows, RowKey key, String skill, Counts counts) {
    rows.computeIfAbsent(key, each -> new TreeMap<>()).put(skill, counts);
  }

  private static Change change(RowKey key, Counts total, SortedMap<String, Counts> skills) {
    return new Change(key, new Row(key.grain().start(key.bucket()), total, skills));
  }

  private static Counts reposted(int times) {
    return new Counts(0, times, 0, 0, 0);
  }
}
