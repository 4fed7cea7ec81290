package skilltide.dashboard.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import skilltide.dashboard.cube.Column;
import skilltide.dashboard.cube.CubeReader;
import skilltide.dashboard.cube.Selection;
import skilltide.dashboard.cube.Slice;
import skilltide.dashboard.cube.Sums;
import skilltide.dashboard.readings.Selected;
import skilltide.dashboard.trend.Judgements;
import skilltide.streams.result.Facet;
import skilltide.streams.result.Grain;
import skilltide.streams.taxonomy.Skill;
import skilltide.streams.taxonomy.Taxonomy;

/** Ranks skills. Thread-safe. */
public final class TopQuery {
  private static final int LEAST_TREND_POINTS = 6;
  private static final int MOST_TREND_POINTS = 60;
  /** How many postings a point of a trend should rest on, on average: with fewer it shows chance. */
  private static final int TREND_POINT = 40;

  private record Ranked(int number, Skill skill, long count) {}

  private final Map<String, Skill> skills;
  private final Supplier<Freshness> freshness;

  public TopQuery(Taxonomy taxonomy, Supplier<Freshness> freshness) {
    this.skills = taxonomy.skills().stream().collect(Collectors.toMap(Skill::id, skill -> skill));
    this.freshness = freshness;
  }

  /**
   * Answers from one state of the cube.
   *
   * @param now what time it is in the world that is shown
   * @param said of the changes that the view shows
   */
  public TopAnswer answer(CubeReader reader, View view, Instant now, Said said) {
    Window window = Window.of(view, step(view), now);
    Window before = window.baseline(view.baseline());
    Slice slice = slice(view);
    Figures figures = Figures.of(reader, slice, view.measure(), Selection.ALL,
        window.edges(LEAST_TREND_POINTS, trendPoints(reader, slice, view.measure(), window)));
    Sums previous = Figures.of(reader, slice, view.measure(), Selection.ALL, new long[]{before.from(), before.to()})
        .all();
    Map<Integer, Integer> placesBefore = places(ranked(reader, view, previous));
    List<TopRow> rows = new ArrayList<>();
    for (Ranked ranked : ranked(reader, view, figures.all())) {
      if (rows.size() == view.limit()) {
        break;
      }
      rows.add(row(rows.size() + 1, ranked, figures, previous, placesBefore, said.judgements()));
    }
    long judged = said.judgements().map(each -> (long) each.toString().hashCode()).orElse(0L);
    return new TopAnswer(now, revision(reader, view, window, before) + judged, view, window,
        Window.provisional(view.measure().input(), window.end(), now), figures.all().total(), previous.total(), rows,
        quality(reader, view, window), said);
  }

  /** Grows whenever a row changes on which an answer depends, beside those that only its quality does. */
  public static long version(CubeReader reader, View view) {
    return Figures.slices(view, step(view).grain()).stream().mapToLong(reader::version).max().orElse(0);
  }

  /** The view's window, and the one that it is compared with. */
  static List<Window> windows(View view, Instant now) {
    Window window = Window.of(view, step(view), now);
    return List.of(window, window.baseline(view.baseline()));
  }

  private static Slice slice(View view) {
    return Figures.slice(view, step(view).grain());
  }

  private static Step step(View view) {
    return view.step().filter(step -> step == Step.HOUR).orElse(Step.DAY);
  }

  private static int trendPoints(CubeReader reader, Slice slice, Measure measure, Window window) {
    if (measure == Measure.OPEN) {
      // What is open is all that is open at every point, however many there are.
      return MOST_TREND_POINTS;
    }
    long total = Figures.of(reader, slice, measure, Selection.NONE, new long[]{window.from(), window.to()}).all()
        .total();
    return (int) Math.max(LEAST_TREND_POINTS, Math.min(MOST_TREND_POINTS, total / TREND_POINT));
  }

  private List<Ranked> ranked(CubeReader reader, View view, Sums sums) {
    List<Ranked> ranked = new ArrayList<>();
    for (int number = 0; number < sums.size(); number++) {
      // A skill that this program's taxonomy does not have was counted under another one.
      Skill skill = sums.of(number) > 0 ? skills.get(reader.skill(number)) : null;
      if (skill != null && view.kind().map(kind -> kind == skill.kind()).orElse(true)
          && (view.skills().isEmpty() || view.skills().contains(skill.id()))) {
        ranked.add(new Ranked(number, skill, sums.of(number)));
      }
    }
    ranked.sort(Comparator.comparingLong(Ranked::count).reversed()
        .thenComparing(each -> each.skill().name(), String.CASE_INSENSITIVE_ORDER)
        .thenComparing(each -> each.skill().id()));
    return ranked;
  }

  private static Map<Integer, Integer> places(List<Ranked> ranked) {
    Map<Integer, Integer> places = new HashMap<>();
    for (Ranked each : ranked) {
      places.put(each.number(), places.size() + 1);
    }
    return places;
  }

  private static TopRow row(int rank, Ranked ranked, Figures figures, Sums previous, Map<Integer, Integer> before,
      Optional<Judgements> judgements) {
    int number = ranked.number();
    Sums all = figures.all();
    Integer placeBefore = before.get(number);
    Trend trend = new Trend(figures.stretches().stream()
        .mapToDouble(stretch -> Share.atAll(stretch.of(number), stretch.total())).toArray());
    return new TopRow(rank, placeBefore == null ? OptionalInt.empty() : OptionalInt.of(placeBefore - rank),
        ranked.skill(), ranked.count(), Share.of(ranked.count(), all.total()), previous.of(number),
        Share.of(previous.of(number), previous.total()),
        Share.change(ranked.count(), all.total(), previous.of(number), previous.total()), trend,
        judgements.flatMap(each -> each.of(ranked.skill().id())),
        judgements.map(each -> each.verdict(ranked.skill().id())));
  }

  // Of every measure of postings the answer tells the reposts in its window too.
  private static long revision(CubeReader reader, View view, Window window, Window before) {
    Slice slice = slice(view);
    long reposts = reader.revision(slice.withInput(Column.REPOSTED.input()), window.from(), window.to());
    return switch (view.measure()) {
      case OPEN -> reader.revision(slice, Figures.BEGINNING, window.to()) + reposts;
      case VIEWS -> both(reader, slice, window, before);
      case POSTINGS, WITHDRAWN, SHARE -> both(reader, slice, window, before) + reposts;
      case UNIQUE ->
        both(reader, slice, window, before) + both(reader, slice.withInput(Column.REPOSTED.input()), window, before);
    };
  }

  private static long both(CubeReader reader, Slice slice, Window window, Window before) {
    return reader.revision(slice, window.from(), window.to()) + reader.revision(slice, before.from(), before.to());
  }

  private Quality quality(CubeReader reader, View view, Window window) {
    if (view.measure() == Measure.VIEWS) {
      return new Quality(total(reader, slice(view), Column.VIEWS, window), Optional.empty(), OptionalDouble.empty(),
          freshness.get());
    }
    long posted = total(reader, slice(view), Column.POSTED, window);
    long reposted = total(reader, slice(view).withInput(Column.REPOSTED.input()), Column.REPOSTED, window);
    double share = Share.atAll(reposted, posted);
    return new Quality(posted, sources(reader, view.filter(), window),
        Double.isNaN(share) ? OptionalDouble.empty() : OptionalDouble.of(share), freshness.get());
  }

  private static long total(CubeReader reader, Slice slice, Column column, Window window) {
    return reader.sum(slice, column, Selection.NONE, window.from(), window.to()).total();
  }

  // Which source the postings of another facet's value come from only they themselves could tell.
  private static Optional<Map<String, Long>> sources(CubeReader reader, Selected filter, Window window) {
    if (filter.facet() != Facet.ALL && filter.facet() != Facet.SOURCE) {
      return Optional.empty();
    }
    Map<String, Long> sources = new TreeMap<>();
    for (String source : reader.values(Facet.SOURCE)) {
      if (filter.facet() == Facet.ALL || filter.value().equals(source)) {
        Slice slice = new Slice(Measure.POSTINGS.input(), Grain.DAY, Facet.SOURCE, source);
        long postings = total(reader, slice, Column.POSTED, window);
        if (postings > 0) {
          sources.put(source, postings);
        }
      }
    }
    return Optional.of(sources);
  }
}
