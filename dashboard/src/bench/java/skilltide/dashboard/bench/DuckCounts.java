package skilltide.dashboard.bench;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import skilltide.dashboard.cube.Change;
import skilltide.streams.result.Counts;
import skilltide.streams.result.Facet;
import skilltide.streams.result.Row;
import skilltide.streams.result.RowCodec;
import skilltide.streams.result.RowKey;
import skilltide.streams.taxonomy.Skill;
import skilltide.streams.taxonomy.Taxonomy;

/**
 * The same rows in an embedded DuckDB, as favourably as can be: partitions added up, facet values and skills as small numbers, sorted
 * by what is asked for, statements prepared, columns for weeks and months. For one thread.
 */
final class DuckCounts implements AutoCloseable {
  private static final int LEAST_POINTS = 6;
  private static final int MOST_POINTS = 60;
  private static final int POINT = 40;
  private static final int TOTAL = -1;
  private static final long BEGINNING = Integer.MIN_VALUE;

  private record Ranked(int skill, long count) {}

  private final DuckDBConnection connection;
  private final DuckDBAppender appender;
  private final List<Skill> skills;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Integer> order;
  private final Map<String, Integer> slices = new TreeMap<>();
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  DuckCounts(Taxonomy taxonomy) throws SQLException {
    skills = taxonomy.skills();
    skills.forEach(skill -> numbers.put(skill.id(), numbers.size()));
    List<Integer> byName = new ArrayList<>(numbers.values());
    byName.sort(Comparator.comparing((Integer skill) -> skills.get(skill).name(), String.CASE_INSENSITIVE_ORDER)
        .thenComparing(skill -> skills.get(skill).id()));
    order = new ArrayList<>(Collections.nCopies(skills.size(), 0));
    byName.forEach(skill -> order.set(skill, byName.indexOf(skill)));
    connection = (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", null);
    try (Statement statement = connection.createStatement()) {
      statement.execute("""
          create table raw (slice smallint, day integer, skill smallint, posted integer, withdrawn integer,
            reposted integer)""");
    }
    appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "raw");
  }

  void add(List<Change> changes) {
    try {
      for (Change change : changes) {
        byte[] bytes = change.row();
        if (bytes != null) {
          Row row = RowCodec.decode(bytes);
          append(change.key(), TOTAL, row.total());
          for (var skill : row.skills().entrySet()) {
            append(change.key(), numbers.getOrDefault(skill.getKey(), TOTAL), skill.getValue());
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void append(RowKey key, int skill, Counts counts) throws SQLException {
    int slice = slices.computeIfAbsent(slice(key.facet(), key.value()), each -> slices.size());
    appender.beginRow().append((short) slice).append((int) key.bucket()).append((short) skill).append(counts.posted())
        .append(counts.withdrawn()).append(counts.reposted()).endRow();
  }

  /** @return how many counts there are */
  long addUp() throws SQLException {
    appender.close();
    try (Statement statement = connection.createStatement()) {
      statement.execute("""
          create table counts as
          select slice, day, floor((day + 3) / 7)::integer as week,
            (date_diff('month', date '1970-01-01', date '1970-01-01' + day))::integer as month, skill,
            sum(posted)::integer posted, sum(withdrawn)::integer withdrawn, sum(reposted)::integer reposted
          from raw group by all order by slice, day, skill""");
      statement.execute("drop table raw");
      try (ResultSet size = statement.executeQuery("select count(*) from counts")) {
        size.next();
        return size.getLong(1);
      }
    }
  }

  Ranking ranking(Asked asked) throws SQLException {
    boolean stock = asked.measure().equals("open");
    long[] before = asked.before();
    long from = stock ? BEGINNING : asked.from();
    long beforeFrom = stock ? BEGINNING : before[0];
    int slice = slices.getOrDefault(slice(asked.facet(), asked.value()), -2);
    long[] counts = new long[skills.size()];
    long[] previous = new long[skills.size()];
    long total = 0;
    long previousTotal = 0;
    long posted = 0;
    long reposted = 0;
    PreparedStatement sums = prepared("""
        select skill, sum(%1$s) filter (day >= ? and day < ?), sum(%1$s) filter (day >= ? and day < ?),
          sum(posted) filter (day >= ? and day < ?), sum(reposted) filter (day >= ? and day < ?)
        from counts where slice = ? and (day >= ? and day < ? or day >= ? and day < ?)
        group by skill""".formatted(counted(asked)));
    set(sums, from, asked.to(), beforeFrom, before[1], asked.from(), asked.to(), asked.from(), asked.to(), slice, from,
        asked.to(), beforeFrom, before[1]);
    try (ResultSet found = sums.executeQuery()) {
      while (found.next()) {
        int skill = found.getInt(1);
        if (skill == TOTAL) {
          total = found.getLong(2);
          previousTotal = found.getLong(3);
          posted = found.getLong(4);
          reposted = found.getLong(5);
        } else {
          counts[skill] = found.getLong(2);
          previous[skill] = found.getLong(3);
        }
      }
    }
    List<Ranked> ranked = ranked(asked, counts);
    List<Integer> places = ranked(asked, previous).stream().map(Ranked::skill).toList();
    List<Ranked> shown = ranked.subList(0, Math.min(Asked.LIMIT, ranked.size()));
    long[] edges = edges(asked,
        stock ? MOST_POINTS : (int) Math.max(LEAST_POINTS, Math.min(MOST_POINTS, total / POINT)));
    double[][] trends = trends(asked, slice, shown, edges);
    List<Ranking.Line> lines = new ArrayList<>();
    for (Ranked each : shown) {
      int place = places.indexOf(each.skill());
      lines.add(new Ranking.Line(skills.get(each.skill()).id(), each.count(), previous[each.skill()],
          place < 0 ? Integer.MIN_VALUE : place - lines.size(),
          Arrays.stream(trends[lines.size()]).boxed().toList()));
    }
    return new Ranking(total, previousTotal, lines, sources(asked),
        posted == 0 ? Double.NaN : Math.round(1e6 * reposted / posted) / 1e6);
  }

  Curves curves(Asked asked) throws SQLException {
    long length = asked.to() - asked.from();
    String step = length <= 93 ? "day" : length <= 3 * 366 ? "week" : "month";
    long first = step(step, asked.from());
    int points = (int) (step(step, asked.to() - 1) - first) + 1;
    boolean stock = asked.measure().equals("open");
    List<Integer> wanted = asked.skills().stream().map(numbers::get).toList();
    PreparedStatement sums = prepared("""
        select greatest(%s, ?) step, skill, sum(%s) from counts
        where slice = ? and %s >= ? and %s <= ? and skill in (%s) group by all""".formatted(step, counted(asked), step,
        step, "?" + ", ?".repeat(wanted.size())));
    set(sums, LongStream.concat(LongStream.of(first - 1, slices.getOrDefault(slice(asked.facet(), asked.value()), -2),
        stock ? BEGINNING : first, first + points - 1, TOTAL), wanted.stream().mapToLong(Integer::longValue))
        .toArray());
    long[][] sum = new long[1 + wanted.size()][points + 1];
    try (ResultSet found = sums.executeQuery()) {
      while (found.next()) {
        sum[1 + wanted.indexOf(found.getInt(2))][(int) (found.getInt(1) - first + 1)] = found.getLong(3);
      }
    }
    List<List<Long>> lines = Arrays.stream(sum).map(each -> Arrays.stream(stock ? added(each) : each).skip(1).boxed()
        .toList()).toList();
    return new Curves(lines.get(0), lines.subList(1, lines.size()));
  }

  private double[][] trends(Asked asked, int slice, List<Ranked> shown, long[] edges) throws SQLException {
    boolean stock = asked.measure().equals("open");
    int points = edges.length - 1;
    long length = edges[points] - edges[points - 1];
    PreparedStatement sums = prepared("""
        select greatest(?, ? - (? - day) // ?) stretch, skill, sum(%s) from counts
        where slice = ? and day >= ? and day < ? and skill in (%s) group by all""".formatted(counted(asked),
        "?" + ", ?".repeat(shown.size())));
    set(sums, LongStream.concat(LongStream.of(-1, points - 1L, asked.to() - 1, length, slice,
        stock ? BEGINNING : asked.from(), asked.to(), TOTAL), shown.stream().mapToLong(Ranked::skill)).toArray());
    long[][] sum = new long[1 + shown.size()][points + 1];
    try (ResultSet found = sums.executeQuery()) {
      while (found.next()) {
        int skill = found.getInt(2);
        int line = 0;
        while (line < shown.size() && shown.get(line).skill() != skill) {
          line++;
        }
        sum[skill == TOTAL ? 0 : line + 1][found.getInt(1) + 1] = found.getLong(3);
      }
    }
    double[][] trends = new double[shown.size()][points];
    for (int line = 0; line <= shown.size(); line++) {
      sum[line] = stock ? added(sum[line]) : sum[line];
    }
    for (int line = 0; line < shown.size(); line++) {
      for (int point = 0; point < points; point++) {
        long total = sum[0][point + 1];
        double share = Math.round(1e6 * sum[line + 1][point + 1] / total) / 1e6;
        trends[line][point] = total <= 0 ? Double.NaN : Math.round(share * 1e4) / 1e4;
      }
    }
    return trends;
  }

  private Map<String, Long> sources(Asked asked) throws SQLException {
    Map<String, Long> sources = new TreeMap<>();
    if (asked.facet() != Facet.ALL && asked.facet() != Facet.SOURCE) {
      return sources;
    }
    List<String> wanted = asked.facet() == Facet.ALL ? Market.SOURCES : List.of(asked.value());
    List<Integer> from = wanted.stream().map(source -> slices.getOrDefault(slice(Facet.SOURCE, source), -2)).toList();
    PreparedStatement sums = prepared("""
        select slice, sum(posted) from counts
        where slice in (%s) and day >= ? and day < ? and skill = ? group by slice"""
        .formatted("?" + ", ?".repeat(wanted.size() - 1)));
    set(sums, LongStream.concat(from.stream().mapToLong(Integer::longValue),
        LongStream.of(asked.from(), asked.to(), TOTAL)).toArray());
    try (ResultSet found = sums.executeQuery()) {
      while (found.next()) {
        if (found.getLong(2) > 0) {
          sources.put(wanted.get(from.indexOf(found.getInt(1))), found.getLong(2));
        }
      }
    }
    return sources;
  }

  private List<Ranked> ranked(Asked asked, long[] counts) {
    List<Ranked> ranked = new ArrayList<>();
    for (int skill = 0; skill < counts.length; skill++) {
      if (counts[skill] > 0 && (asked.kind().isEmpty() || skills.get(skill).kind().word().equals(asked.kind()))) {
        ranked.add(new Ranked(skill, counts[skill]));
      }
    }
    ranked.sort(Comparator.comparingLong(Ranked::count).reversed().thenComparing(each -> order.get(each.skill())));
    return ranked;
  }

  private static long[] added(long[] steps) {
    long[] added = steps.clone();
    for (int i = 1; i < added.length; i++) {
      added[i] += added[i - 1];
    }
    return added;
  }

  private static long[] edges(Asked asked, int most) {
    long days = asked.to() - asked.from();
    long length = Math.max(1, Math.ceilDiv(days, (long) most));
    while (length > 1 && Math.ceilDiv(days, length) < LEAST_POINTS) {
      length--;
    }
    int points = (int) Math.ceilDiv(days, length);
    long[] edges = new long[points + 1];
    edges[0] = asked.from();
    for (int i = 0; i < points; i++) {
      edges[points - i] = asked.to() - i * length;
    }
    return edges;
  }

  private static long step(String step, long day) {
    return switch (step) {
      case "day" -> day;
      case "week" -> Math.floorDiv(day + 3, 7);
      default -> {
        LocalDate date = LocalDate.ofEpochDay(day);
        yield (date.getYear() - 1970L) * 12 + date.getMonthValue() - 1;
      }
    };
  }

  private static String counted(Asked asked) {
    return switch (asked.measure()) {
      case "unique" -> "posted - reposted";
      case "withdrawn" -> "withdrawn";
      case "open" -> "posted - withdrawn";
      default -> "posted";
    };
  }

  private static String slice(Facet facet, String value) {
    return facet.name().toLowerCase(Locale.ROOT) + '/' + value;
  }

  private PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement known = statements.get(sql);
    if (known == null) {
      known = connection.prepareStatement(sql);
      statements.put(sql, known);
    }
    return known;
  }

  private static void set(PreparedStatement statement, long... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setInt(i + 1, (int) values[i]);
    }
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement each : statements.values()) {
      each.close();
    }
    connection.close();
  }
}
