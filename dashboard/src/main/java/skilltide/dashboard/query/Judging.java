package skilltide.dashboard.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.dashboard.readings.Comparisons;
import skilltide.dashboard.readings.Histories;
import skilltide.dashboard.readings.Histories.History;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.dashboard.readings.ReadingStoreException;
import skilltide.dashboard.readings.Readings;
import skilltide.dashboard.readings.Selected;
import skilltide.dashboard.trend.Judge;
import skilltide.dashboard.trend.Judgements;
import skilltide.dashboard.trend.Look;
import skilltide.dashboard.trend.Rhythm;
import skilltide.dashboard.trend.Windows;
import skilltide.streams.result.Input;

/**
 * Judges the changes that a view shows, from the readings. A judgement is of weeks or months that are final, so it is worked out once
 * and kept; when more readings have come it is looked at again, in the background and once in a while. Thread-safe.
 */
public final class Judging {
  private static final Logger log = LoggerFactory.getLogger(Judging.class);
  private static final long REST = 10_000_000_000L;
  private static final int MOST_KEPT = 500;
  /** A source that makes up this part of a facet has its rhythm heard. */
  private static final double HEARD = 0.1;

  /** What is judged: until a day, or between days that somebody chose. */
  private record Asked(Selected selected, LocalDate monday, LocalDate month, @Nullable Windows own) {}

  private record Kept(ReadingStore store, long version, long time, Said said) {}

  private final Readings readings;
  private final boolean byEvents;
  private final Executor background;
  private final LongSupplier nanos;
  private final Map<Asked, Kept> known = new ConcurrentHashMap<>();
  private final Set<Asked> busy = ConcurrentHashMap.newKeySet();
  private final AtomicLong version = new AtomicLong();
  private volatile Runnable listener = () -> {};

  /**
   * @param byEvents whether the world is one of history
   * @param background where judgements are looked at again
   * @param nanos a clock, as {@link System#nanoTime}
   */
  public Judging(Readings readings, boolean byEvents, Executor background, LongSupplier nanos) {
    this.readings = readings;
    this.byEvents = byEvents;
    this.background = background;
    this.nanos = nanos;
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
    Optional<Said> known = known(view, window, before, now);
    Optional<ReadingStore> shown = readings.shown();
    if (known.isPresent() || shown.isEmpty()) {
      return known.orElse(Said.PENDING);
    }
    Asked asked = asked(view, own(view, window, before), now);
    if (waits) {
      return judge(asked, shown.get());
    }
    later(asked, shown.get());
    return Said.PENDING;
  }

  /** What can be said at once; empty where it has to be worked out. */
  Optional<Said> known(View view, Window window, Window before, Instant now) {
    Optional<ReadingStore> shown = readings.shown();
    if (view.measure().input() != Input.POSTINGS) {
      return Optional.of(Said.NOTHING);
    }
    if (shown.isEmpty()) {
      return Optional.of(Said.PENDING);
    }
    ReadingStore store = shown.get();
    Optional<Windows> own = own(view, window, before);
    if (own.isEmpty() && isOwn(view)) {
      return Optional.of(Said.NO_BASELINE);
    }
    Asked asked = asked(view, own, now);
    Kept kept = known.get(asked);
    if (kept == null || kept.store != store) {
      return Optional.empty();
    }
    if (kept.version != store.version() && nanos.getAsLong() - kept.time > REST) {
      later(asked, store);
    }
    return Optional.of(kept.said);
  }

  private static Asked asked(View view, Optional<Windows> own, Instant now) {
    LocalDate settled = now.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(Windows.LATENESS);
    return new Asked(view.filter(), Rhythm.WEEK.floor(settled), Rhythm.MONTH.floor(settled), own.orElse(null));
  }

  private void later(Asked asked, ReadingStore store) {
    if (busy.add(asked)) {
      background.execute(() -> {
        try {
          judge(asked, store);
        } finally {
          busy.remove(asked);
        }
      });
    }
  }

  private Said judge(Asked asked, ReadingStore store) {
    long of = store.version();
    Said said;
    try {
      said = Said.of(store.ask(connection -> judge(connection, asked)));
    } catch (ReadingStoreException e) {
      log.warn("Changes cannot be judged just now: {}", e.getMessage());
      return Said.PENDING;
    }
    if (known.size() >= MOST_KEPT) {
      known.clear();
    }
    Kept before = known.put(asked, new Kept(store, of, nanos.getAsLong(), said));
    if (before == null || !before.said.equals(said)) {
      version.incrementAndGet();
      listener.run();
    }
    return said;
  }

  private Optional<Judgements> judge(Connection connection, Asked asked) throws SQLException {
    List<History> histories = Histories.of(connection, asked.selected, asked.monday, byEvents);
    if (asked.own != null) {
      Look look = look(connection, asked.selected, asked.own, histories);
      return look.sources().isEmpty()
          ? Optional.empty()
          : Optional.of(new Judgements(asked.own, false, look, null));
    }
    Rhythm rhythm = rhythm(histories);
    LocalDate end = rhythm == Rhythm.WEEK ? asked.monday : asked.month;
    Optional<LocalDate> first = histories.stream().map(History::first).min(LocalDate::compareTo);
    Optional<Windows> windows = first.flatMap(day -> Windows.standard(rhythm, end.plusDays(Windows.LATENESS), day));
    if (windows.isEmpty()) {
      return Optional.empty();
    }
    Look look = look(connection, asked.selected, windows.get(), histories);
    Look before = look(connection, asked.selected, windows.get().before(rhythm), histories);
    return look.sources().isEmpty()
        ? Optional.empty()
        : Optional.of(new Judgements(windows.get(), true, look, before));
  }

  private static Look look(Connection connection, Selected selected, Windows windows, List<History> histories)
      throws SQLException {
    // A source that began in the middle of the older window's first month has that one too short, which hides nothing.
    Set<String> watched = histories.stream()
        .filter(history -> Rhythm.MONTH.floor(history.first()).compareTo(windows.baselineFrom()) <= 0)
        .map(History::source).collect(Collectors.toSet());
    return Judge.look(Comparisons.of(connection, selected, windows, watched));
  }

  private static Rhythm rhythm(List<History> histories) {
    long all = histories.stream().mapToLong(History::postings).sum();
    return histories.stream().filter(history -> history.postings() >= HEARD * all)
        .map(history -> Rhythm.of(history.weeks().stream().mapToLong(Long::longValue).toArray()))
        .anyMatch(rhythm -> rhythm == Rhythm.MONTH) ? Rhythm.MONTH : Rhythm.WEEK;
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
