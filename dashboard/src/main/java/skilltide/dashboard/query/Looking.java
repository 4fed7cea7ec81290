package skilltide.dashboard.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import skilltide.dashboard.readings.Comparisons;
import skilltide.dashboard.readings.Histories;
import skilltide.dashboard.readings.Histories.History;
import skilltide.dashboard.readings.Selected;
import skilltide.dashboard.readings.UnknownTerms;
import skilltide.dashboard.trend.Judge;
import skilltide.dashboard.trend.Judgements;
import skilltide.dashboard.trend.Look;
import skilltide.dashboard.trend.PastLook;
import skilltide.dashboard.trend.Rhythm;
import skilltide.dashboard.trend.Windows;

/** Looks at the readings of some postings, each pair of windows once. For one thread, and one state of the readings. */
final class Looking {
  /** A source that makes up this part of a facet has its rhythm heard. */
  private static final double HEARD = 0.1;

  private final Connection connection;
  private final Selected selected;
  private final boolean terms;
  private final List<History> histories;
  private final Map<Windows, Look> known = new HashMap<>();

  /**
   * @param monday the day after the last week that is final
   * @param terms whether unknown terms are looked at among the skills
   */
  Looking(Connection connection, Selected selected, LocalDate monday, boolean byEvents, boolean terms)
      throws SQLException {
    this.connection = connection;
    this.selected = selected;
    this.terms = terms;
    histories = Histories.of(connection, selected, monday, byEvents);
  }

  /** How often these postings are judged. */
  Rhythm rhythm() {
    long all = histories.stream().mapToLong(History::postings).sum();
    return histories.stream().filter(history -> history.postings() >= HEARD * all)
        .map(history -> Rhythm.of(history.weeks().stream().mapToLong(Long::longValue).toArray()))
        .anyMatch(rhythm -> rhythm == Rhythm.MONTH) ? Rhythm.MONTH : Rhythm.WEEK;
  }

  /** What two windows of somebody's own say; empty where no source stands in both. */
  Optional<Look> at(Windows windows) throws SQLException {
    Look look = look(windows, windows.baselineFrom());
    return look.sources().isEmpty() ? Optional.empty() : Optional.of(look);
  }

  /**
   * What is said when a week or month has become final; empty where there is nothing to compare with.
   *
   * @param end the day after its last
   */
  Optional<Judgements> atEnd(Rhythm rhythm, LocalDate end) throws SQLException {
    Optional<LocalDate> first = first();
    Optional<Windows> windows = first.flatMap(day -> Windows.standard(rhythm, end.plusDays(Windows.LATENESS), day));
    if (windows.isEmpty()) {
      return Optional.empty();
    }
    Look look = look(rhythm, windows.get());
    return look.sources().isEmpty()
        ? Optional.empty()
        : Optional.of(new Judgements(windows.get(), true, look, look(rhythm, windows.get().before(rhythm))));
  }

  /**
   * What was said whenever a week or month had become final, oldest first, by what is known today.
   *
   * @param end the day after the last one
   */
  List<PastLook> untilEnd(Rhythm rhythm, LocalDate end) throws SQLException {
    List<PastLook> all = new ArrayList<>();
    Optional<LocalDate> first = first();
    for (LocalDate each = rhythm.floor(first.orElse(end)); !each.isAfter(end); each = rhythm.next(each)) {
      atEnd(rhythm, each).map(Judgements::past).ifPresent(all::add);
    }
    return all;
  }

  private Optional<LocalDate> first() {
    return histories.stream().map(History::first).min(LocalDate::compareTo);
  }

  // A source that began in the middle of the older window's first week or month has that one too short, which hides nothing.
  private Look look(Rhythm rhythm, Windows windows) throws SQLException {
    return look(windows, rhythm.next(windows.baselineFrom()).minusDays(1));
  }

  private Look look(Windows windows, LocalDate latestFirst) throws SQLException {
    Look kept = known.get(windows);
    if (kept != null) {
      return kept;
    }
    Set<String> watched = histories.stream().filter(history -> !history.first().isAfter(latestFirst))
        .map(History::source).collect(Collectors.toSet());
    List<String> beside = terms ? UnknownTerms.comparable(connection, selected, windows) : List.of();
    Look look = Judge.look(Comparisons.of(connection, selected, windows, watched, beside));
    known.put(windows, look);
    return look;
  }
}
