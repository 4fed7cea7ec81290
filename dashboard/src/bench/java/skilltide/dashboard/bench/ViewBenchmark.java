package skilltide.dashboard.bench;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import skilltide.dashboard.cube.Cube;
import skilltide.dashboard.query.Queries;
import skilltide.dashboard.query.SeriesAnswer;
import skilltide.dashboard.query.TopAnswer;
import skilltide.dashboard.query.View;

/** Random views over ten years, of the cube while it is fed, and of DuckDB over the same rows, which nobody feeds. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 3, time = 4)
@SuppressWarnings("NullAway.Init") // JMH sets everything up
@Fork(value = 1, jvmArgsAppend = {"-Xms4g", "-Xmx4g", "-XX:+UseTransparentHugePages"})
public class ViewBenchmark {
  private static final int VIEWS = 4_096;
  private static final int CHECKED = 150;
  /** Longer than all iterations, warm-up and all. */
  private static final int FED_SECONDS = 60;

  /** How many postings there are. */
  @Param("300000")
  int postings;

  /** How many come in meanwhile, in a second. */
  @Param("1000")
  int fed;

  private List<Asked> rankings = List.of();
  private List<Asked> series = List.of();
  private View[] topViews = {};
  private View[] seriesViews = {};
  private Queries queries;
  private DuckCounts duck;
  private Feeding feeding;
  private int next;

  @Setup(Level.Trial)
  public void setUp() throws SQLException {
    Made made = Made.of(postings);
    Cube cube = made.cube();
    queries = made.queries(cube);
    duck = new DuckCounts(made.taxonomy());
    made.publish(duck::add);
    long counts = duck.addUp();
    rankings = Asked.rankings(made.market(), VIEWS, 7);
    series = Asked.series(made.market(), VIEWS, 8);
    topViews = rankings.stream().map(each -> queries.view(each.given())).toArray(View[]::new);
    seriesViews = series.stream().map(each -> queries.view(each.given())).toArray(View[]::new);
    check();
    System.out.printf("# %,d rows in the cube, %,d counts in DuckDB; %d answers of each are equal%n",
        made.ledger().size(), counts, 2 * CHECKED);
    feeding = Feeding.start(made.market(), made.ledger(), cube, fed, FED_SECONDS);
  }

  @TearDown(Level.Trial)
  public void tearDown() throws SQLException {
    feeding.close();
    System.out.println("# " + feeding.told());
    duck.close();
  }

  private void check() throws SQLException {
    for (int i = 0; i < CHECKED; i++) {
      equal(rankings.get(i), Ranking.of(queries.top(topViews[i])), duck.ranking(rankings.get(i)));
      equal(series.get(i), Curves.of(queries.series(seriesViews[i])), duck.curves(series.get(i)));
    }
  }

  private static void equal(Asked asked, Object cube, Object duck) {
    if (!cube.equals(duck)) {
      throw new IllegalStateException("%s%n cube %s%n duck %s".formatted(asked, cube, duck));
    }
  }

  @Benchmark
  public TopAnswer topOfCube() {
    return queries.top(topViews[next++ & VIEWS - 1]);
  }

  @Benchmark
  public Ranking topOfDuckDb() throws SQLException {
    return duck.ranking(rankings.get(next++ & VIEWS - 1));
  }

  @Benchmark
  public SeriesAnswer seriesOfCube() {
    return queries.series(seriesViews[next++ & VIEWS - 1]);
  }

  @Benchmark
  public Curves seriesOfDuckDb() throws SQLException {
    return duck.curves(series.get(next++ & VIEWS - 1));
  }
}
