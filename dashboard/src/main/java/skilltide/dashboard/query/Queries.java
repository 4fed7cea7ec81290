package skilltide.dashboard.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import skilltide.dashboard.cube.Cube;
import skilltide.dashboard.readings.Readings;
import skilltide.dashboard.trend.Judged;
import skilltide.dashboard.trend.Verdict;
import skilltide.streams.result.Facet;
import skilltide.streams.taxonomy.Taxonomy;

/** Asks the cube. Thread-safe. */
public final class Queries {
  private final Cube cube;
  private final Judging judging;
  private final Now now;
  private final ViewParser parser;
  private final TopQuery top;
  private final SeriesQuery series;

  /** Without verdicts. */
  public Queries(Cube cube, Taxonomy taxonomy, Now now, Supplier<Freshness> freshness) {
    this(cube, taxonomy, now, freshness, new Judging(new Readings(), false, Runnable::run, System::nanoTime));
  }

  /** @param freshness how fresh the cube is just now */
  public Queries(Cube cube, Taxonomy taxonomy, Now now, Supplier<Freshness> freshness, Judging judging) {
    this.cube = cube;
    this.judging = judging;
    this.now = now;
    this.parser = new ViewParser(taxonomy, () -> cube.read(reader -> reader.values(Facet.SOURCE)));
    this.top = new TopQuery(taxonomy, freshness);
    this.series = new SeriesQuery(taxonomy);
  }

  /**
   * Reads a view.
   *
   * @param given names and what was given for them
   * @throws InvalidViewException when there is no such parameter, no such value of it, or no time in it
   */
  public View view(Map<String, String> given) {
    View view = parser.parse(given);
    Window.require(view, now());
    return view;
  }

  /** What time it is in the world that is shown. */
  public Instant now() {
    return now.now();
  }

  /** Ranks skills; waits for verdicts on them to be worked out. */
  public TopAnswer top(View view) {
    return top(view, true);
  }

  /** Ranks skills, at once: what is not judged yet has no verdict. */
  public TopAnswer topSoon(View view) {
    return top(view, false);
  }

  private TopAnswer top(View view, boolean waits) {
    Instant asOf = now();
    List<Window> windows = TopQuery.windows(view, asOf);
    Said said = judging.of(view, windows.get(0), windows.get(1), asOf, waits);
    return cube.read(reader -> top.answer(reader, view, asOf, said));
  }

  /** Skills whose share surely moved, up or down, those that moved most first. */
  public TopAnswer movers(View view) {
    TopAnswer all = top(view.unlimited());
    return all.with(view, all.rows().stream().filter(row -> row.verdict().orElse(Verdict.UNCLEAR) != Verdict.UNCLEAR)
        .sorted(Comparator.comparingDouble(Queries::stretch).reversed()).limit(view.limit()).toList());
  }

  // Of what there was nothing before, the ratio has no end.
  private static double stretch(TopRow row) {
    double change = row.judged().map(Judged::change).orElse(0.0);
    return Double.isNaN(change) ? Double.MAX_VALUE : Math.abs(Math.log1p(change));
  }

  /** A view's time in whole days: the first, and the one after the last. */
  public List<LocalDate> days(View view) {
    Window window = Window.of(view, Step.DAY, now());
    return List.of(LocalDate.ofInstant(window.start(), ZoneOffset.UTC),
        LocalDate.ofInstant(window.end(), ZoneOffset.UTC));
  }

  /**
   * Counts skills along time.
   *
   * @throws InvalidViewException when the view names no skill, or comes to too many points
   */
  public SeriesAnswer series(View view) {
    Instant asOf = now();
    return cube.read(reader -> series.answer(reader, view, asOf));
  }
}
