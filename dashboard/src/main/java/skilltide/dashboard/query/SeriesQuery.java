package skilltide.dashboard.query;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import skilltide.dashboard.cube.CubeReader;
import skilltide.dashboard.cube.Selection;
import skilltide.dashboard.cube.Slice;
import skilltide.dashboard.cube.Sums;
import skilltide.dashboard.query.SeriesAnswer.Line;
import skilltide.dashboard.query.SeriesAnswer.Point;
import skilltide.streams.taxonomy.Taxonomy;

/** Counts skills along time. Thread-safe. */
public final class SeriesQuery {
  private static final int MOST_POINTS = 10_000;
  private static final Duration SHOWN_BY_DAY = Duration.ofDays(93);
  private static final Duration SHOWN_BY_WEEK = Duration.ofDays(3 * 366);

  private final Taxonomy taxonomy;

  public SeriesQuery(Taxonomy taxonomy) {
    this.taxonomy = taxonomy;
  }

  /**
   * Answers from one state of the cube.
   *
   * @param now what time it is in the world that is shown
   * @throws InvalidViewException when the view names no skill, or comes to too many points
   */
  public SeriesAnswer answer(CubeReader reader, View asked, Instant now) {
    if (asked.skills().isEmpty()) {
      throw new InvalidViewException("skills", "missing; give ids or names, comma-separated, such as skills=java,go");
    }
    View view = asked.stepping(step(asked, now));
    Step step = view.step().orElseThrow();
    Window window = Window.of(view, step, now);
    List<Instant> starts = starts(window, step);
    long[] edges = edges(starts, window);
    Slice slice = Figures.slice(view, window.grain());
    List<Sums> sums = Figures.of(reader, slice, view.measure(), new Selection.Some(view.skills()), edges).stretches();
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < sums.size(); i++) {
      boolean provisional = Window.provisional(slice.input(), window.grain().start(edges[i + 1]), now);
      points.add(new Point(starts.get(i), provisional, sums.get(i).total()));
    }
    List<Line> series = IntStream.range(0, view.skills().size()).mapToObj(skill -> line(view, skill, sums)).toList();
    long from = view.measure() == Measure.OPEN ? Figures.BEGINNING : window.from();
    long revision = Figures.slices(view, window.grain()).stream()
        .mapToLong(each -> reader.revision(each, from, window.to())).sum();
    return new SeriesAnswer(now, revision, view, window, points, series, SeriesAnswer.Beside.NOTHING);
  }

  /** The view's window. */
  static Window window(View view, Instant now) {
    return Window.of(view, step(view, now), now);
  }

  private static long[] edges(List<Instant> starts, Window window) {
    long[] edges = new long[starts.size() + 1];
    Arrays.setAll(edges, i -> i < starts.size() ? window.grain().bucket(starts.get(i)) : window.to());
    return edges;
  }

  /** What a view's steps come to, as those of an answer. */
  static List<Sums> sums(CubeReader reader, View view, SeriesAnswer answer) {
    Window window = answer.window();
    long[] edges = edges(answer.points().stream().map(Point::start).toList(), window);
    return Figures.of(reader, Figures.slice(view, window.grain()), view.measure(), new Selection.Some(view.skills()),
        edges).stretches();
  }

  private Line line(View view, int skill, List<Sums> sums) {
    return new Line(taxonomy.skill(view.skills().get(skill)).orElseThrow(),
        sums.stream().map(sum -> sum.of(skill)).toList());
  }

  private static List<Instant> starts(Window window, Step step) {
    List<Instant> starts = new ArrayList<>();
    for (Instant start = window.start(); start.isBefore(window.end()); start = step.after(start)) {
      if (starts.size() == MOST_POINTS) {
        throw new InvalidViewException("step", "too short: more than %d points; take a longer step, or less time"
            .formatted(MOST_POINTS));
      }
      starts.add(start);
    }
    return starts;
  }

  private static Step step(View view, Instant now) {
    if (view.step().isPresent()) {
      return view.step().get();
    }
    Duration length = Duration.between(view.from().at(now), view.to().at(now));
    return length.compareTo(SHOWN_BY_DAY) <= 0
        ? Step.DAY
        : length.compareTo(SHOWN_BY_WEEK) <= 0 ? Step.WEEK : Step.MONTH;
  }
}
