package skilltide.dashboard.cube;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import skilltide.streams.result.Counts;
import skilltide.streams.result.Row;

/**
 * Counts by skill in little room: skill numbers, ascending, and beside them one array a column, absent (empty) where
 * the column is zero throughout. Immutable; the digest is that of the rows added up in it.
 */
final class Tally {
  private static final int[] NONE = {};
  private static final Column[] COLUMNS = Column.values();
  static final Tally EMPTY = new Tally(0, new long[COLUMNS.length], NONE,
      Stream.generate(() -> NONE).limit(COLUMNS.length).toArray(int[][]::new));

  private final long digest;
  private final long[] totals;
  private final int[] skills;
  private final int[][] counts;

  private Tally(long digest, long[] totals, int[] skills, int[][] counts) {
    this.digest = digest;
    this.totals = totals;
    this.skills = skills;
    this.counts = counts;
  }

  /**
   * A row's counts.
   *
   * @param place a hash of the row's key
   */
  static Tally of(long place, Row row, SkillNumbers numbers) {
    int size = row.skills().size();
    long[] order = new long[size];
    Counts[] given = new Counts[size];
    int at = 0;
    long digest = Digest.with(Digest.with(place, row.newest().getEpochSecond()), hash(row.total()));
    for (Map.Entry<String, Counts> skill : row.skills().entrySet()) {
      int number = numbers.number(skill.getKey());
      digest = Digest.with(Digest.with(digest, numbers.hash(number)), hash(skill.getValue()));
      given[at] = skill.getValue();
      order[at] = (long) number << Integer.SIZE | at++;
    }
    Arrays.sort(order);
    int[] skills = new int[size];
    int[][] counts = new int[COLUMNS.length][size];
    for (int i = 0; i < size; i++) {
      skills[i] = (int) (order[i] >>> Integer.SIZE);
      for (Column column : COLUMNS) {
        counts[column.place()][i] = count(given[(int) order[i]], column);
      }
    }
    long[] totals = new long[COLUMNS.length];
    for (Column column : COLUMNS) {
      totals[column.place()] = count(row.total(), column);
    }
    return new Tally(Digest.mix(digest), totals, skills, packed(counts));
  }

  /** This with another added ({@code sign} 1) or taken away ({@code sign} -1); skills at zero leave. */
  Tally merge(Tally other, int sign) {
    int[] merged = new int[skills.length + other.skills.length];
    int[][] sums = new int[COLUMNS.length][merged.length];
    int size = 0;
    for (int i = 0, j = 0; i < skills.length || j < other.skills.length;) {
      boolean mine = j == other.skills.length || i < skills.length && skills[i] <= other.skills[j];
      boolean theirs = i == skills.length || j < other.skills.length && other.skills[j] <= skills[i];
      merged[size] = mine ? skills[i] : other.skills[j];
      boolean any = false;
      for (int c = 0; c < COLUMNS.length; c++) {
        int sum = (mine ? at(counts[c], i) : 0) + (theirs ? sign * at(other.counts[c], j) : 0);
        sums[c][size] = sum;
        any |= sum != 0;
      }
      size += any ? 1 : 0;
      i += mine ? 1 : 0;
      j += theirs ? 1 : 0;
    }
    long[] totals = new long[COLUMNS.length];
    for (int c = 0; c < COLUMNS.length; c++) {
      totals[c] = this.totals[c] + sign * other.totals[c];
      sums[c] = Arrays.copyOf(sums[c], size);
    }
    return new Tally(digest + sign * other.digest, totals, Arrays.copyOf(merged, size), packed(sums));
  }

  void addTo(Sums sums, Column column) {
    sums.total += totals[column.place()];
    int[] from = counts[column.place()];
    for (int i = 0; i < from.length; i++) {
      sums.skills[skills[i]] += from[i];
    }
  }

  /**
   * Adds the counts of some skills.
   *
   * @param chosen the number of the skill at each place of the sums; negative where it has none
   */
  void addTo(Sums sums, Column column, int[] chosen) {
    sums.total += totals[column.place()];
    int[] from = counts[column.place()];
    for (int place = 0; place < chosen.length && from.length > 0; place++) {
      int found = Arrays.binarySearch(skills, chosen[place]);
      sums.skills[place] += found < 0 ? 0 : from[found];
    }
  }

  long total(Column column) {
    return totals[column.place()];
  }

  long digest() {
    return digest;
  }

  private static int count(Counts counts, Column column) {
    return switch (column) {
      case POSTED -> counts.posted();
      case WITHDRAWN -> counts.withdrawn();
      case VIEWS -> counts.views();
      case REPOSTED -> counts.reposted();
      case ROBOTS -> counts.robots();
    };
  }

  private static long hash(Counts counts) {
    return Digest.with(Digest.with(Digest.with(Digest.with(counts.posted(), counts.withdrawn()), counts.views()),
        counts.reposted()), counts.robots());
  }

  private static int at(int[] column, int i) {
    return column.length == 0 ? 0 : column[i];
  }

  private static int[][] packed(int[][] counts) {
    for (int c = 0; c < counts.length; c++) {
      if (Arrays.stream(counts[c]).allMatch(count -> count == 0)) {
        counts[c] = NONE;
      }
    }
    return counts;
  }
}
