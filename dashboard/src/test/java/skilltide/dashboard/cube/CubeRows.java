package skilltide.dashboard.cube;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import skilltide.streams.result.Counts;
import skilltide.streams.result.Facet;
import skilltide.streams.result.Grain;
import skilltide.streams.result.Input;
import skilltide.streams.result.Row;
import skilltide.streams.result.RowKey;

/** Rows as tests need them. */
public final class CubeRows {

  private CubeRows() {}

  /** A day of postings, counted under all. */
  public static Change posted(String day, int total, Map<String, Integer> skills) {
    return posted(0, day, Facet.ALL, "", total, skills);
  }

  /** A day of postings in one partition, counted under a facet's value. */
  public static Change posted(int partition, String day, Facet facet, String value, int total,
      Map<String, Integer> skills) {
    Instant start = LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    return Change.of(new RowKey(Input.POSTINGS, partition, Grain.DAY, Grain.DAY.bucket(start), facet, value),
        new Row(start, new Counts(total, 0, 0, 0, 0), new TreeMap<>(skills.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, skill -> new Counts(skill.getValue(), 0, 0, 0, 0))))));
  }

  /** Of a day's postings the reposts, in one partition of their own. */
  public static Change reposted(int partition, String day, Facet facet, String value, int total,
      Map<String, Integer> skills) {
    Instant start = LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    return Change.of(new RowKey(Input.MARKS, partition, Grain.DAY, Grain.DAY.bucket(start), facet, value),
        new Row(start, new Counts(0, total, 0, 0, 0), new TreeMap<>(skills.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, skill -> new Counts(0, skill.getValue(), 0, 0, 0))))));
  }

  /** A day on which postings of one skill were posted and withdrawn. */
  public static Change moved(String day, String skill, int posted, int withdrawn) {
    Instant start = LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    Counts counts = new Counts(posted, 0, withdrawn, 0, 0);
    return Change.of(new RowKey(Input.POSTINGS, 0, Grain.DAY, Grain.DAY.bucket(start), Facet.ALL, ""),
        new Row(start, counts, new TreeMap<>(Map.of(skill, counts))));
  }

  /** A day of views of what the glossary has beside skills. */
  public static Change viewed(String day, String path, int views, int robots) {
    Instant start = LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    return Change.of(new RowKey(Input.VIEWS, 0, Grain.DAY, Grain.DAY.bucket(start), Facet.TERM, path),
        new Row(start, new Counts(0, 0, 0, views, robots), new TreeMap<>()));
  }

  /** An hour of glossary views, all of one skill. */
  public static Change viewed(Grain grain, Instant at, String skill, int views) {
    Counts counts = new Counts(0, 0, 0, views, 0);
    return Change.of(new RowKey(Input.VIEWS, 0, grain, grain.bucket(at), Facet.ALL, ""),
        new Row(at, counts, new TreeMap<>(Map.of(skill, counts))));
  }
}
