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
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import skilltide.dashboard.query.RefreshingCache.Manner;
import skilltide.dashboard.query.RefreshingCache.Means;
import skilltide.dashboard.readings.Clusters;
import skilltide.dashboard.readings.Clusters.Length;
import skilltide.dashboard.readings.Histories;
import skilltide.dashboard.readings.Readings;
import skilltide.dashboard.readings.Selected;
import skilltide.dashboard.trend.Judgements;
import skilltide.dashboard.trend.PastLook;
import skilltide.dashboard.trend.Rhythm;
import skilltide.dashboard.trend.Windows;
import skilltide.streams.result.Input;

/**
 * Judges the changes that a view shows, from the readings, and tells what else only these know: how postings cluster, and since when
 * sources are watched. It rests on days that are final, so it is worked out once and {@link RefreshingCache kept}. Thread-safe.
 */
public final class Judging {
  private static final Duration REST = Duration.ofSeconds(10);
  /** As many views as may be watched at a time; what is said of one takes some 100 kB. */
  private static final int MOST_WATCHED = 1_000;
  private static final int MOST_ASKED = 200;
  /** Of each skill that was tested at a look some 40 bytes: ten years of weekly looks at 300 skills are some 6 MB, of monthly ones 1.5. */
  private static final int MOST_PAST = 8;

  /** Windows that somebody chose, as they were given. */
  private record Chosen(Moment from, Moment to, Baseline baseline) {}

  /** What is judged: in the usual windows where none were chosen; skills alone, or unknown terms among them. */
  private record Asked(Selected selected, @Nullable Chosen chosen, boolean terms) {}

  /** When it is judged, and what the chosen windows come to then. */
  private record Looked(Ends ends, @Nullable Windows own) {}

  /** The days after the last week and month that are final. */
  private record Ends(LocalDate monday, LocalDate month) {
    LocalDate of(Rhythm rhythm) {
      return rhythm == Rhythm.WEEK ? monday : month;
    }
  }

  private record Clustered(Selected selected, Length length, boolean unique) {}

  private final Readings readings;
  private final boolean byEvents;
  private final AtomicLong version = new AtomicLong();
  private volatile Runnable listener = () -> {};
  private final RefreshingCache<Asked, Looked, Said> usual;
  private final RefreshingCache<Asked, Looked, Said> own;
  private final RefreshingCache<Selected, Ends, List<PastLook>> past;
  private final RefreshingCache<Clustered, LocalDate, OptionalDouble> clusters;
  private final RefreshingCache<Boolean, LocalDate, Map<String, LocalDate>> watched;

  /**
   * @param byEvents whether the world is one of history
   * @param background where judgements are looked at again, and looks back are taken
   * @param nanos a clock, as {@link System#nanoTime}
   */
  public Judging(Readings readings, boolean byEvents, Executor background, LongSupplier nanos) {
    this(readings, byEvents, background, background, nanos);
  }

  /**
   * @param byEvents whether the world is one of history
   * @param background where judgements are looked at again
   * @param looksBack where all looks of the past are taken: that takes long, and viewers are not to wait behind it
   * @param nanos a clock, as {@link System#nanoTime}
   */
  public Judging(Readings readings, boolean byEvents, Executor background, Executor looksBack, LongSupplier nanos) {
    this.readings = readings;
    this.byEvents = byEvents;
    Means telling = new Means(readings, background, nanos, this::changed);
    Means quietly = new Means(readings, background, nanos, () -> {});
    usual = new RefreshingCache<>(telling, new Manner<>(REST, MOST_WATCHED, Said.NO_BASELINE::equals), this::said);
    own = new RefreshingCache<>(telling, new Manner<>(REST, MOST_ASKED, Said.NO_BASELINE::equals), this::said);
    past = new RefreshingCache<>(new Means(readings, looksBack, nanos, () -> {}),
        new Manner<>(REST, MOST_PAST, List::isEmpty),
        this::lookBack);
    clusters = new RefreshingCache<>(quietly, new Manner<>(REST, MOST_WATCHED), Judging::cluster);
    watched = new RefreshingCache<>(quietly, new Manner<>(REST, 1),
        (connection, all, day) -> Histories.firsts(connection, byEvents));
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
    return said(view, window, before, now,
        (asked, looked) -> waits ? cache(asked).await(asked, looked) : cache(asked).soon(asked, looked), false)
        .filter(said -> !said.equals(Said.NO_BASELINE) || !readings.areCatchingUp()).orElse(Said.PENDING);
  }

  /** The same of unknown terms, judged among the skills; waits. */
  Said ofTerms(View view, Window window, Window before, Instant now) {
    return said(view, window, before, now, (asked, looked) -> cache(asked).await(asked, looked), true)
        .orElse(Said.PENDING);
  }

  /** What can be said at once; empty where it has to be worked out. */
  Optional<Said> known(View view, Window window, Window before, Instant now) {
    return said(view, window, before, now, (asked, looked) -> cache(asked).known(asked, looked), false);
  }

  private RefreshingCache<Asked, Looked, Said> cache(Asked asked) {
    return asked.chosen == null ? usual : own;
  }

  private Optional<Said> said(View view, Window window, Window before, Instant now,
      BiFunction<Asked, Looked, Optional<Said>> judged, boolean terms) {
    if (view.measure().input() != Input.POSTINGS) {
      return Optional.of(Said.NOTHING);
    }
    if (readings.shown().isEmpty()) {
      return Optional.of(Said.PENDING);
    }
    if (!view.isOfFixedTime()) {
      return judged.apply(new Asked(view.filter(), null, terms), new Looked(ends(now), null));
    }
    Optional<Windows> windows = own(window, before);
    if (windows.isEmpty()) {
      return Optional.of(Said.NO_BASELINE);
    }
    return judged.apply(new Asked(view.filter(), new Chosen(view.from(), view.to(), view.baseline()), terms),
        new Looked(ends(now), windows.get()));
  }

  /**
   * What was said of some postings whenever a week or month had become final, oldest first, until lately; empty as long as that is being
   * worked out, which goes on in the background.
   */
  Optional<List<PastLook>> past(Selected selected, Instant now) {
    return past.soon(selected, ends(now));
  }

  /**
   * How many times the binomial variance that of shares in steps of a series is, since postings of one poster are alike, as lately known:
   * 1 where there are too few to say; empty when it is not known. Of several filters that of all postings: of fewer postings of a poster
   * it is less rather than more.
   */
  OptionalDouble dispersion(View view, Step step, Instant now) {
    if (!view.measure().isPosted()) {
      return OptionalDouble.empty();
    }
    Selected selected = view.filter().isCounted() ? view.filter() : Selected.ALL;
    return clusters.await(new Clustered(selected, length(step), view.measure() == Measure.UNIQUE), ends(now).month)
        .map(known -> OptionalDouble.of(known.orElse(1))).orElse(OptionalDouble.empty());
  }

  /** From which day on each source was watched, or posted at all in a world of history; empty as long as it is not known. */
  Optional<Map<String, LocalDate>> watched(Instant now) {
    return watched.await(true, ends(now).monday);
  }

  private void changed() {
    version.incrementAndGet();
    listener.run();
  }

  private Said said(Connection connection, Asked asked, Looked looked) throws SQLException {
    Looking looking = new Looking(connection, asked.selected, looked.ends.monday, byEvents, asked.terms);
    Windows own = looked.own;
    if (own != null) {
      return Said.of(looking.at(own).map(look -> new Judgements(own, false, look, null)));
    }
    Rhythm rhythm = looking.rhythm();
    return Said.of(looking.atEnd(rhythm, looked.ends.of(rhythm)));
  }

  private List<PastLook> lookBack(Connection connection, Selected selected, Ends ends) throws SQLException {
    Looking looking = new Looking(connection, selected, ends.monday, byEvents, false);
    Rhythm rhythm = looking.rhythm();
    return looking.untilEnd(rhythm, ends.of(rhythm));
  }

  private static OptionalDouble cluster(Connection connection, Clustered asked, LocalDate month) throws SQLException {
    return Clusters.dispersion(connection, asked.selected, month, asked.length, asked.unique);
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

  private static Optional<Windows> own(Window window, Window before) {
    LocalDate from = day(window.start());
    LocalDate baselineFrom = day(before.start());
    LocalDate baselineTo = day(before.end());
    // A year before both 28 and 29 February is 28 February.
    return from.isBefore(day(window.end())) && baselineFrom.isBefore(baselineTo) && !baselineTo.isAfter(from)
        ? Optional.of(new Windows(from, day(window.end()), baselineFrom, baselineTo))
        : Optional.empty();
  }

  private static LocalDate day(Instant time) {
    return time.atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
