package skilltide.dashboard.readings;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import skilltide.dashboard.readings.SelectedRows.Days;

/**
 * Rows that are taken out of a store by the page, however many there are: all of one state, in an order that is the same in every
 * store that holds the same. Whoever is slow to take them holds on to that state and to a page, and to nothing else. For one thread at
 * a time.
 *
 * <p>Pages, not one result that DuckDB streams: to be in order that would have to be sorted as a whole, and would lie in memory, or on
 * the disk, until the slowest reader is done.
 */
public abstract sealed class Export implements AutoCloseable permits PostingExport, DailyExport {
  /**
   * What is taken.
   *
   * @param skills of which at least one is named; empty for all
   */
  public record Wanted(Selected selected, List<String> skills, Days days) {
    public Wanted {
      skills = List.copyOf(skills);
    }
  }

  private record Day(LocalDate day, long postings) {}

  /** Rows of a page, but for a day that has more postings and is taken in one. */
  static final int PAGE = 10_000;

  private final Snapshot snapshot;
  private final Wanted wanted;
  private final List<Day> days = new ArrayList<>();
  private long revision;
  private int next;
  private LocalDate from = LocalDate.EPOCH;
  private LocalDate to = LocalDate.EPOCH;
  private @Nullable PreparedStatement statement;
  private @Nullable ResultSet page;

  /**
   * Begins; closes the snapshot when it cannot.
   *
   * @param rests what its rows rest on, if they tell of more than of what is wanted
   */
  Export(Snapshot snapshot, Wanted wanted, Wanted rests) {
    this.snapshot = snapshot;
    this.wanted = wanted;
    try {
      plan(rests);
    } catch (SQLException e) {
      snapshot.close();
      throw new ReadingStoreException("Readings cannot be taken away", e);
    }
  }

  // Hashes of what rows are made of: the same rows, the same revision, in whatever order they lie.
  private void plan(Wanted rests) throws SQLException {
    try (PreparedStatement plan = connection().prepareStatement(
        """
            select day, count(*), (bit_xor(hash(id, posted, revision, withdrawn, repost_of, taxonomy, title, employer, link, industry,
              role_text, seniority_text, country_text, remote, language, skills, pay)) >> 1)::bigint
            from readings where %s group by day order by day"""
            .formatted(condition(rests)))) {
      set(plan, 1, rests, rests.days);
      try (ResultSet found = plan.executeQuery()) {
        while (found.next()) {
          days.add(new Day(found.getObject(1, LocalDate.class), found.getLong(2)));
          revision = revision * 31 + found.getLong(3);
        }
      }
    }
  }

  /** A digest of the postings that the rows are made of. */
  public final long revision() {
    return revision;
  }

  /** How many postings the rows are made of. */
  public final long postings() {
    return days.stream().mapToLong(Day::postings).sum();
  }

  /** The columns of its rows. */
  public abstract List<String> columns();

  /** The next row; empty at the end. Cells are text, numbers, truth values, times, lists of words, or empty. */
  public final Optional<Object[]> next() {
    try {
      ResultSet rows = page;
      while (rows == null || !rows.next()) {
        if (!turn()) {
          return Optional.empty();
        }
        rows = page;
      }
      return Optional.of(row(rows));
    } catch (SQLException e) {
      throw new ReadingStoreException("Readings cannot be taken away", e);
    }
  }

  /** Asks for the rows of some days, which are fewer than {@value #PAGE} or of one day. */
  abstract PreparedStatement ask(LocalDate from, LocalDate to) throws SQLException;

  /** Whether the days that were asked for last have more. */
  abstract boolean hasMore();

  abstract Object[] row(ResultSet row) throws SQLException;

  final Connection connection() {
    return snapshot.connection();
  }

  final Wanted wanted() {
    return wanted;
  }

  /** A condition on the postings of some days that are selected, whatever skills they name. */
  final String selected() {
    return selected(wanted);
  }

  private static String selected(Wanted of) {
    return "day >= ? and day < ? and " + of.selected.condition();
  }

  /** A condition on those of them that name a skill that is wanted. */
  final String condition() {
    return condition(wanted);
  }

  private static String condition(Wanted of) {
    return selected(of) + (of.skills.isEmpty() ? "" : " and list_has_any(skills, ?::varchar[])");
  }

  /**
   * Sets the parameters of {@link #condition}.
   *
   * @return where the next one stands
   */
  final int set(PreparedStatement asked, int at, LocalDate begin, LocalDate end) throws SQLException {
    return set(asked, at, wanted, new Days(begin, end));
  }

  private int set(PreparedStatement asked, int at, Wanted of, Days days) throws SQLException {
    Selected.days(asked, at, days.from(), days.to());
    return setSkills(asked, of.selected.set(asked, at + 2), of);
  }

  /**
   * Sets the skills that are wanted, if there are any.
   *
   * @return where the next parameter stands
   */
  final int setSkills(PreparedStatement asked, int at) throws SQLException {
    return setSkills(asked, at, wanted);
  }

  private int setSkills(PreparedStatement asked, int at, Wanted of) throws SQLException {
    if (of.skills.isEmpty()) {
      return at;
    }
    asked.setArray(at, connection().createArrayOf("VARCHAR", of.skills.toArray()));
    return at + 1;
  }

  private boolean turn() throws SQLException {
    boolean more = page != null && hasMore();
    closePage();
    if (!more) {
      if (next == days.size()) {
        return false;
      }
      from = days.get(next).day;
      long postings = 0;
      do {
        postings += days.get(next).postings;
        to = days.get(next++).day.plusDays(1);
      } while (next < days.size() && postings + days.get(next).postings <= PAGE);
    }
    PreparedStatement asked = ask(from, to);
    statement = asked;
    page = asked.executeQuery();
    return true;
  }

  private void closePage() throws SQLException {
    page = null;
    if (statement != null) {
      statement.close(); // and its result with it
    }
  }

  static Object orNothing(@Nullable Object value) {
    return value == null ? Optional.empty() : value;
  }

  static List<String> words(String joined) {
    return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(";", -1));
  }

  @Override
  public final void close() {
    try (snapshot) {
      closePage();
    } catch (SQLException e) {
      throw new ReadingStoreException("Readings cannot be let go", e);
    }
  }
}
