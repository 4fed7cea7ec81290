package skilltide.dashboard.query;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import skilltide.dashboard.cube.Cube;
import skilltide.dashboard.cube.CubeReader;
import skilltide.dashboard.cube.Sums;
import skilltide.dashboard.query.SeriesAnswer.Beside;
import skilltide.dashboard.query.SeriesAnswer.Constant;
import skilltide.dashboard.readings.Attribute;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.dashboard.readings.ReadingStoreException;
import skilltide.dashboard.readings.Readings;
import skilltide.dashboard.readings.SelectedRows;
import skilltide.dashboard.readings.SelectedRows.Days;
import skilltide.dashboard.readings.SelectedRows.Wanted;
import skilltide.dashboard.readings.UnknownTerms;
import skilltide.dashboard.trend.Judged;
import skilltide.dashboard.trend.PastLook;
import skilltide.dashboard.trend.Verdict;
import skilltide.streams.result.Facet;
import skilltide.streams.taxonomy.Skill;
import skilltide.streams.taxonomy.Taxonomy;

/** Asks the cube, and the readings for what it does not count. Thread-safe. */
public final class Queries {
  /** More rows than this take their time to be written. */
  private static final int AT_HAND = 100;

  private final Cube cube;
  private final Readings readings;
  private final Judging judging;
  private final Now now;
  private final ViewParser parser;
  private final TopQuery top;
  private final SeriesQuery series;

  /** Without verdicts. */
  public Queries(Cube cube, Taxonomy taxonomy, Now now, Supplier<Freshness> freshness) {
    this(cube, new Readings(), taxonomy, now, freshness,
        new Judging(new Readings(), false, Runnable::run, System::nanoTime));
  }

  /** @param freshness how fresh the cube is just now */
  public Queries(Cube cube, Readings readings, Taxonomy taxonomy, Now now, Supplier<Freshness> freshness,
      Judging judging) {
    this.cube = cube;
    this.readings = readings;
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

  /**
   * The skill of an id, name or alias.
   *
   * @throws InvalidViewException when there is none
   */
  public Skill skill(String name) {
    return parser.skill("id", name);
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

  /** Ranks skills where that takes well below a millisecond, verdicts and all; empty where there is to be waited, or much to be told. */
  public Optional<TopAnswer> topAtHand(View view) {
    if (!view.filter().isCounted() || view.limit() > AT_HAND) {
      return Optional.empty();
    }
    Instant asOf = now();
    List<Window> windows = TopQuery.windows(view, asOf);
    return judging.known(view, windows.get(0), windows.get(1), asOf)
        .map(said -> cube.read(reader -> top.answer(reader, view, asOf, said)));
  }

  private TopAnswer top(View view, boolean waits) {
    Instant asOf = now();
    List<Window> windows = TopQuery.windows(view, asOf);
    Said said = judging.of(view, windows.get(0), windows.get(1), asOf, waits);
    return read(view, windows, reader -> top.answer(reader, view, asOf, said));
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

  /** How often industries, roles and levels were looked at in the glossary, in a time of whole days. */
  public List<TermViews> termViews(Described described) {
    return cube.read(reader -> TermViews.of(reader, described.window()));
  }

  /** What time a view comes to just now. */
  public Described described(View view) {
    Instant asOf = now();
    return new Described(asOf, view, TopQuery.windows(view, asOf).get(0));
  }

  /**
   * Counts skills along time.
   *
   * @throws InvalidViewException when the view names no skill, or comes to too many points
   */
  public SeriesAnswer series(View view) {
    Instant asOf = now();
    SeriesAnswer answer = counted(view, asOf);
    Step step = answer.view().step().orElseThrow();
    return answer.with(new Beside(judging.dispersion(answer.view(), step, asOf), constant(answer)));
  }

  private SeriesAnswer counted(View view, Instant asOf) {
    return read(view, List.of(SeriesQuery.window(view, asOf)), reader -> series.answer(reader, view, asOf));
  }

  /** By how many months the demand for a skill comes after the interest in it. */
  public LagAnswer lag(Skill skill) {
    Instant asOf = now();
    return LagAnswer.of(counted(LagAnswer.months(skill, Measure.VIEWS), asOf),
        counted(LagAnswer.months(skill, Measure.UNIQUE), asOf));
  }

  private Optional<Constant> constant(SeriesAnswer answer) {
    View view = answer.view();
    if (!view.measure().isPosted() || view.filter().values().containsKey(Attribute.SOURCE)) {
      return Optional.empty();
    }
    try {
      return judging.watched(answer.asOf())
          .flatMap(watched -> cube.read(reader -> ConstantSources.of(reader, answer.window(), answer.asOf(), watched)))
          .map(sources -> constant(answer, sources));
    } catch (ReadingStoreException e) {
      return Optional.empty(); // what the cube answers is answered all the same
    }
  }

  private Constant constant(SeriesAnswer answer, List<String> sources) {
    long[] totals = new long[answer.points().size()];
    long[][] counts = new long[answer.series().size()][totals.length];
    for (List<Sums> sums : sums(answer, sources)) {
      for (int point = 0; point < totals.length; point++) {
        totals[point] += sums.get(point).total();
        for (int skill = 0; skill < counts.length; skill++) {
          counts[skill][point] += sums.get(point).of(skill);
        }
      }
    }
    return new Constant(sources, Arrays.stream(totals).boxed().toList(),
        Arrays.stream(counts).map(each -> Arrays.stream(each).boxed().toList()).toList());
  }

  // The cube has rows of each source; what is chosen by anything else is counted from the readings of all of them at once.
  private List<List<Sums>> sums(SeriesAnswer answer, List<String> sources) {
    View view = answer.view();
    if (view.filter().values().isEmpty()) {
      return cube.read(reader -> sources.stream()
          .map(source -> SeriesQuery.sums(reader, view.from(source), answer)).toList());
    }
    if (sources.isEmpty()) {
      return List.of();
    }
    CubeReader counted = SelectedRows.count(store(), view.filter(), sources,
        wanted(view, List.of(answer.window())));
    return List.of(SeriesQuery.sums(counted, view.from(sources.getFirst()), answer)); // as of any one: that is all there is
  }

  /**
   * What was said of a view's postings whenever a week or month had become final, oldest first; empty as long as that is being worked out.
   */
  public Optional<List<PastLook>> past(View view) {
    return judging.past(view.filter(), now());
  }

  /** Names that are written like technologies' and in no taxonomy; waits for readings and for verdicts. */
  public UnknownAnswer unknown(View view) {
    Instant asOf = now();
    List<Window> windows = TopQuery.windows(view, asOf);
    Described described = new Described(asOf, view, windows.get(0));
    UnknownTerms terms = UnknownTerms.of(readings.awaited(), view.filter(), described.days(), described.baseline(),
        view.limit());
    return new UnknownAnswer(described, terms, judging.ofTerms(view, windows.get(0), windows.get(1), asOf));
  }

  /** Grows whenever an answer to a view may have changed. */
  public long version(View view) {
    return judging.version() + (view.filter().isCounted()
        ? cube.read(reader -> TopQuery.version(reader, view))
        : readings.shown().map(ReadingStore::version).orElse(0L));
  }

  private <T> T read(View view, List<Window> windows, Function<CubeReader, T> question) {
    if (view.filter().isCounted()) {
      return cube.read(question);
    }
    return question.apply(SelectedRows.count(store(), view.filter(), wanted(view, windows)));
  }

  private static Wanted wanted(View view, List<Window> windows) {
    List<Days> days = windows.stream().map(Described::days).toList();
    boolean stock = view.measure() == Measure.OPEN;
    return new Wanted(days, stock, stock || view.measure() == Measure.WITHDRAWN, view.skills());
  }

  private ReadingStore store() {
    return readings.shown().orElseThrow(ReadingStoreException::pending);
  }
}
