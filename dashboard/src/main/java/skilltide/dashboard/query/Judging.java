package skilltide.dashboard.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import skilltide.dashboard.readings.Clusters;
import skilltide.dashboard.readings.Clusters.Length;
import skilltide.dashboard.readings.Histories;
import skilltide.dashboard.readings.Readings;
import skilltide.dashboard.readings.Selected;
import skilltide.dashboard.trend.Judgements;
import skilltide.dashboard.trend.Look;
import skilltide.dashboard.trend.Rhythm;
import skilltide.dashboard.trend.Windows;
import skilltide.streams.result.Input;

/**
 * Judges the changes that a view shows, from the readings, and tells what else only these know: how postings cluster, and since when
 * sources are watched. It rests on days that are final, so it is worked out once and {@link Kept}. Thread-safe.
 */
public final class Judging {
  private static final Kept.Manner OFTEN = new Kept.Manner(Duration.ofSeconds(10), 500);
  /** Years of looks, and how postings cluster, hardly change by a late reading, and take longer. */
  private static final Kept.Manner SELDOM = new Kept.Manner(Duration.ofMinutes(10), 500);

  /** Years of looks are a megabyte or two. */
  private static final int MOST_PAST = 30;

  /** What is judged: until a day, or between days that somebody chose; skills alone, or unknown terms among them. */
  private record Asked(Selected selected, Ends ends, @Nullable Windows own, boolean terms) {}

  /** The days after the last week and month that are final. */
  private record Ends(LocalDate monday, LocalDate month) {
    LocalDate of(Rhythm rhythm) {
      return rhythm == Rhythm.WEEK ? monday : month;
    }
  }

  private record Past(Selected selected, Ends ends) {}

  private record Clustered(Selected selected, LocalDate month, Length length, boolean unique) {}

  private final Readings readings;
  private final boolean byEvents;
  private final AtomicLong version = new AtomicLong();
  private volatile Runnable listener = () -> {};
  private final Kept<Asked, Said> judgements;
  private final Kept<Past, List<Judgements>> past;
  private final Kept<Clustered, OptionalDouble> clusters;
  private final Kept<LocalDate, Map<String, LocalDate>> watched;

  /**
   * @param byEvents whether the world is one of history
   * @param background where judgements are looked at again
   * @param nanos a clock, as {@link System#nanoTime}
   */
  public Judging(Readings readings, boolean byEvents, Executor background, LongSupplier nanos) {
    this.readings = readings;
    this.byEvents = byEvents;
    judgements = new Kept<>(new Kept.Means(readings, background, nanos, this::changed), OFTEN,
        (connection, asked) -> Said.of(judge(connection, asked)));
    Kept.Means quietly = new Kept.Means(readings, background, nanos, () -> {});
    past = new Kept<>(quietly, new Kept.Manner(SELDOM.rest(), MOST_PAST), this::lookBack);
    clusters = new Kept<>(quietly, SELDOM, Judging::cluster);
    watched = new Kept<>(quietly, SELDOM, (connection, day) -> Histories.firsts(connection, byEvents));
  }

  /** Runs whenever a judgement has changed, on any thread. */
  public void onChange(Runnable changed) {
    listener = changed;
  }

  /** Grows with every judgement. */
  public long version() {
    return version.get();
  }

  /**
   * What can be said of a view's changes.
   *
   * @param waits whether to work it out when it is not known yet; else that goes on in the background
   */
  Said of(View view, Window window, Window before, Instant now, boolean waits) {
    return said(view, window, before, now, false,
        asked -> Optional.of(judgements.of(asked, waits).orElse(Said.PENDING))).orElse(Said.PENDING);
  }

  /** The same of unknown terms, judged among the skills; waits. */
  Said ofTerms(View view, Window window, Window before, Instant now) {
    return said(view, window, before, now, true,
        asked -> Optional.of(judgements.of(asked, true).orElse(Said.PENDING))).orElse(Said.PENDING);
  }

  /** What can be said at once; empty where it has to be worked out. */
  Optional<Said> known(View view, Window window, Window before, Instant now) {
    return said(view, window, before, now, false, judgements::known);
  }

  private Optional<Said> said(View view, Window window, Window before, Instant now, boolean terms,
      Function<Asked, Optional<Said>> judged) {
    if (view.measure().input() != Input.POSTINGS) {
      return Optional.of(Said.NOTHING);
    }
    if (readings.shown().isEmpty()) {
      return Optional.of(Said.PENDING);
    }
    Optional<Windows> own = own(view, window, before);
    if (own.isEmpty() && isOwn(view)) {
      return Optional.of(Said.NO_BASELINE);
    }
    return judged.apply(new Asked(view.filter(), ends(now), own.orElse(null), terms));
  }

  /**
   * What was said of some postings whenever a week or month had become final, oldest first; empty as long as that is being worked out,
   * which goes on in the background.
   */
  Optional<List<Judgements>> past(Selected selected, Instant now) {
    return past.of(new Past(selected, ends(now)), false);
  }

  /**
   * How many times the binomial variance that of shares in steps of a series is, since postings of one poster are alike, as lately known;
   * empty when it is not known. Of several filters that of all postings: of fewer postings of a poster it is less rather than more.
   */
  OptionalDouble dispersion(View view, Step step, Instant now) {
    Selected selected = view.filter().isCounted() ? view.filter() : Selected.ALL;
    return view.measure().isPosted()
        ? clusters.of(new Clustered(selected, ends(now).month, length(step), view.measure() == Measure.UNIQUE),
            true).orElse(OptionalDouble.empty())
        : OptionalDouble.empty();
  }

  /** From which day on each source was watched; empty as long as it is not known. */
  Optional<Map<String, LocalDate>> watched(Instant now) {
    return watched.of(ends(now).monday, true);
  }

  private void changed() {
    version.incrementAndGet();
    listener.run();
  }

  private Optional<Judgements> judge(Connection connection, Asked asked) throws SQLException {
    Looking looking = new Looking(connection, asked.selected, asked.ends.monday, byEvents, asked.terms);
    if (asked.own != null) {
      Optional<Look> look = looking.at(asked.own);
      return look.map(each -> new Judgements(asked.own, false, each, null));
    }
    Rhythm rhythm = looking.rhythm();
    return looking.atEnd(rhythm, asked.ends.of(rhythm));
  }

  private List<Judgements> lookBack(Connection connection, Past asked) throws SQLException {
    Looking looking = new Looking(connection, asked.selected, asked.ends.monday, byEvents, false);
    Rhythm rhythm = looking.rhythm();
    return looking.untilEnd(rhythm, asked.ends.of(rhythm));
  }

  private static OptionalDouble cluster(Connection connection, Clustered asked) throws SQLException {
    return Clusters.dispersion(connection, asked.selected, asked.month, asked.length, asked.unique);
  }

  private static Length length(Step step) {
    return switch (step) {
      case HOUR, DAY -> Length.DAY;
      case WEEK -> Length.WEEK;
      case MONTH -> Length.MONTH;
    };
  }

  private static Ends ends(Instant now) {
    LocalDate settled = day(now).minusDays(Windows.LATENESS);
    return new Ends(Rhythm.WEEK.floor(settled), Rhythm.MONTH.floor(settled));
  }

  private static boolean isOwn(View view) {
    return view.from() instanceof Moment.Fixed;
  }

  private static Optional<Windows> own(View view, Window window, Window before) {
    LocalDate from = day(window.start());
    LocalDate baselineTo = day(before.end());
    return isOwn(view) && from.isBefore(day(window.end())) && !baselineTo.isAfter(from)
        ? Optional.of(new Windows(from, day(window.end()), day(before.start()), baselineTo))
        : Optional.empty();
  }

  private static LocalDate day(Instant time) {
    return time.atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
