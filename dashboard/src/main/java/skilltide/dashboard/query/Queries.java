package skilltide.dashboard.query;

import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import skilltide.dashboard.cube.Cube;
import skilltide.streams.result.Facet;
import skilltide.streams.taxonomy.Taxonomy;

/** Asks the cube. Thread-safe. */
public final class Queries {
  private final Cube cube;
  private final Now now;
  private final ViewParser parser;
  private final TopQuery top;
  private final SeriesQuery series;

  /** @param freshness how fresh the cube is just now */
  public Queries(Cube cube, Taxonomy taxonomy, Now now, Supplier<Freshness> freshness) {
    this.cube = cube;
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

  /** Ranks skills. */
  public TopAnswer top(View view) {
    Instant asOf = now();
    return cube.read(reader -> top.answer(reader, view, asOf));
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
