package skilltide.dashboard.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
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

  private final SkillOrder order;
  private final Supplier<Freshness> freshness;

  public TopQuery(Taxonomy taxonomy, Supplier<Freshness> freshness) {
    this.order = new SkillOrder(taxonomy);
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
    Window before = window.before(view);
    Slice slice = slice(view);
    Sums sums = all(reader, view, slice, window);
    Sums previous = all(reader, view, slice, before);
    List<TopRow> rows = rows(reader, view, window, sums, previous, said.judgements());
    return new TopAnswer(now, revision(reader, view, window, before) + said.digest(), view, window,
        Window.provisional(view.measure().input(), window.end(), now), sums.total(), previous.total(), rows,
        quality(reader, view, window), said);
  }

  /** Grows whenever a row changes on which an answer depends, beside those that only its quality does. */
  public static long version(CubeReader reader, View view) {
    return Figures.slices(view, step(view).grain()).stream().mapToLong(reader::version).max().orElse(0);
  }

  /** The view's window, and the one that it is compared with. */
  static List<Window> windows(View view, Instant now) {
    Window window = Window.of(view, step(view), now);
    return List.of(window, window.before(view));
  }

  private static Slice slice(View view) {
    return Figures.slice(view, step(view).grain());
  }

  private static Step step(View view) {
    return view.step().filter(step -> step == Step.HOUR).orElse(Step.DAY);
  }

  private static Sums all(CubeReader reader, View view, Slice slice, Window window) {
    return Figures.of(reader, slice, view.measure(), Selection.ALL, new long[]{window.from(), window.to()}).all();
  }

  private List<TopRow> rows(CubeReader reader, View view, Window window, Sums sums, Sums previous,
      Optional<Judgements> judgements) {
    Ranks ranks = Ranks.of(reader, view, sums, order, view.limit());
    Ranks before = Ranks.of(reader, view, previous, order, view.limit());
    int size = Math.min(view.limit(), ranks.size());
    List<String> shown = IntStream.range(0, size).mapToObj(rank -> ranks.skill(rank).id()).toList();
    // Only what is shown has a trend: sums of all skills at all of its points would be most of the work.
    List<Sums> points = Figures.of(reader, slice(view), view.measure(), new Selection.Some(shown),
        window.edges(LEAST_TREND_POINTS, trendPoints(view.measure(), sums.total()))).stretches();
    List<TopRow> rows = new ArrayList<>(size);
    for (int rank = 0; rank < size; rank++) {
      Skill skill = ranks.skill(rank);
      long count = ranks.count(rank);
      long countBefore = previous.of(ranks.number(rank));
      int rankBefore = before.rank(ranks.place(rank), countBefore);
      rows.add(new TopRow(rank + 1, rankBefore == 0 ? OptionalInt.empty() : OptionalInt.of(rankBefore - rank - 1),
          skill, count, Share.of(count, sums.total()), countBefore, Share.of(countBefore, previous.total()),
          Share.change(count, sums.total(), countBefore, previous.total()), trend(points, rank),
          judgements.flatMap(each -> each.of(skill.id())), judgements.map(each -> each.verdict(skill.id()))));
    }
    return rows;
  }

  private static Trend trend(List<Sums> points, int rank) {
    double[] shares = new double[points.size()];
    for (int i = 0; i < shares.length; i++) {
      Sums point = points.get(i);
      shares[i] = Share.atAll(point.of(rank), point.total());
    }
    return new Trend(shares);
  }

  // What is open is all that is open at every point, however many there are.
  private static int trendPoints(Measure measure, long total) {
    return measure == Measure.OPEN
        ? MOST_TREND_POINTS
        : (int) Math.max(LEAST_TREND_POINTS, Math.min(MOST_TREND_POINTS, total / TREND_POINT));
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
