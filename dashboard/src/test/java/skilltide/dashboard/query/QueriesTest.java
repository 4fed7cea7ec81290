package skilltide.dashboard.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static skilltide.dashboard.cube.CubeRows.moved;
import static skilltide.dashboard.cube.CubeRows.posted;
import static skilltide.dashboard.cube.CubeRows.reposted;
import static skilltide.dashboard.cube.CubeRows.viewed;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skilltide.dashboard.cube.Cube;
import skilltide.streams.result.Facet;
import skilltide.streams.result.Grain;
import skilltide.streams.taxonomy.Skill;
import skilltide.streams.taxonomy.Taxonomy;

class QueriesTest {
  private static final Taxonomy TAXONOMY = Taxonomy.bundled();
  private static final Instant NOW = Instant.parse("2018-04-27T09:00:00Z");

  private final Cube cube = new Cube();
  private final Queries queries = new Queries(cube, TAXONOMY, () -> NOW,
      () -> new Freshness(Optional.of(Duration.ofSeconds(3)), Optional.empty()));

  @Test
  void partitionsAreAddedUpAndRankedWithChangesAgainstTheTimeBefore() {
    cube.apply(List.of(posted(0, "2018-04-20", Facet.ALL, "", 10, Map.of("go", 4, "java", 3, "django", 9)),
        posted(1, "2018-04-27", Facet.ALL, "", 10, Map.of("go", 2, "rust", 3)),
        posted(0, "2018-04-10", Facet.ALL, "", 20, Map.of("java", 8, "go", 2)),
        posted(0, "2018-03-01", Facet.ALL, "", 20, Map.of("java", 8))));

    TopAnswer top = top(Map.of("kind", "language", "from", "2018-04-15", "to", "2018-04-29"));

    assertThat(top.total()).isEqualTo(20);
    assertThat(top.previousTotal()).isEqualTo(20);
    assertThat(top.rows()).extracting(row -> row.skill().id()).containsExactly("go", "java", "rust");
    assertThat(top.rows()).extracting(TopRow::count).containsExactly(6L, 3L, 3L);
    assertThat(top.rows()).extracting(TopRow::rankChange)
        .containsExactly(OptionalInt.of(1), OptionalInt.of(-1), OptionalInt.empty());
    TopRow go = top.rows().get(0);
    assertThat(go.share()).isEqualTo(OptionalDouble.of(0.3));
    assertThat(go.previousShare()).isEqualTo(OptionalDouble.of(0.1));
    assertThat(go.change()).isEqualTo(OptionalDouble.of(2));
    assertThat(top.rows().get(2).change()).isEmpty();
    assertThat(top.provisional()).isTrue();
    assertThat(go.trend().size()).isEqualTo(7);
    assertThat(go.trend().at(2)).isEqualTo(0.4);
    assertThat(go.trend().at(3)).isNaN();
    assertThat(go.trend().at(6)).isEqualTo(0.2);
  }

  @Test
  void firstRowsAreThoseOfTheWholeRanking() {
    List<String> skills = TAXONOMY.skills().stream().limit(60).map(Skill::id).toList();
    Map<String, Integer> now = new HashMap<>();
    Map<String, Integer> before = new HashMap<>();
    for (int i = 0; i < skills.size(); i++) {
      now.put(skills.get(i), 1 + i * 37 % 20); // many are equal
      if (i % 5 > 0) {
        before.put(skills.get(i), 1 + i * 53 % 20);
      }
    }
    cube.apply(List.of(posted("2018-04-20", 100, now), posted("2018-04-10", 100, before)));
    Map<String, String> view = Map.of("from", "2018-04-15", "to", "2018-04-29", "limit", "7");

    TopAnswer few = top(view);

    TopAnswer all = queries.top(queries.view(view).unlimited());
    assertThat(all.rows()).hasSize(60);
    assertThat(few.rows()).extracting(row -> row.skill().id() + row.count() + row.rankChange()).isEqualTo(
        all.rows().stream().limit(7).map(row -> row.skill().id() + row.count() + row.rankChange()).toList());
  }

  @Test
  void windowsEndWithTheBucketOfNowButBeforeAFixedDay() {
    assertThat(top(Map.of("from", "now-30d")).window())
        .isEqualTo(new Window(Grain.DAY, day("2018-03-29"), day("2018-04-28")));
    assertThat(top(Map.of("from", "2018-04-01", "to", "2018-04-02")).window())
        .isEqualTo(new Window(Grain.DAY, day("2018-04-01"), day("2018-04-02")));
  }

  @ParameterizedTest
  @CsvSource({"now-30d, day, 30", "now-1d, day, 1", "now-2h, day, 1", "now, day, 1", "now-52w, week, 52",
    "now-12M, month, 12", "now-1y, month, 12", "now-24h, hour, 24"})
  void distancesAreAsManyStepsAsTheySay(String from, String step, int steps) {
    assertThat(counts(Map.of("skills", "go", "measure", "views", "step", step, "from", from))).hasSize(steps);
  }

  @Test
  void longWindowsAreDrawnInSixtyPoints() {
    cube.apply(
        List.of(posted("2018-04-26", 2_000, Map.of("go", 800)), posted("2013-08-02", 1_000, Map.of("go", 100))));

    Trend trend = top(Map.of("from", "2013-08-01")).rows().get(0).trend();

    assertThat(trend.size()).isBetween(55, 60);
    assertThat(trend.at(0)).isEqualTo(0.1);
    assertThat(trend.at(trend.size() - 1)).isEqualTo(0.4);
  }

  @ParameterizedTest
  @CsvSource({"0,6", "100,6", "239,6", "400,10", "1200,30", "100000,30"})
  void trendPointsHoldFortyPostingsOnAverageButThereAreSix(int postings, int points) {
    cube.apply(List.of(posted("2018-04-26", postings, Map.of("go", 1))));

    assertThat(top(Map.of("from", "2018-03-28", "to", "2018-04-27")).rows().get(0).trend().size()).isEqualTo(points);
  }

  @Test
  void newestTrendPointIsAWholeOne() {
    cube.apply(List.of(posted("2018-04-22", 10, Map.of("go", 4)), posted("2018-03-28", 10, Map.of("go", 1))));

    Trend trend = top(Map.of("from", "2018-03-28", "to", "2018-04-28")).rows().get(0).trend();

    assertThat(trend.size()).isEqualTo(6);
    assertThat(trend.at(0)).isEqualTo(0.1);
    assertThat(trend.at(5)).isEqualTo(0.4);
  }

  @Test
  void fewPostingsGiveNoShare() {
    cube.apply(List.of(posted("2018-04-26", 9, Map.of("go", 4))));

    assertThat(top(Map.of()).rows().get(0).share()).isEmpty();
  }

  @Test
  void finalWindowsAreNotProvisional() {
    assertThat(top(Map.of("from", "2018-04-01", "to", "2018-04-20")).provisional()).isFalse();
    assertThat(top(Map.of("from", "2018-04-01", "to", "2018-04-21")).provisional()).isTrue();
  }

  @Test
  void openIsWhatWasPostedAndNotWithdrawnUntilTheEnd() {
    cube.apply(
        List.of(moved("2018-03-01", "go", 5, 0), moved("2018-04-10", "go", 2, 3), moved("2018-04-25", "go", 0, 1)));

    assertThat(top(Map.of("measure", "open", "from", "2018-04-09", "to", "2018-04-12")).rows().get(0).count())
        .isEqualTo(4);
    assertThat(top(Map.of("measure", "open", "from", "2018-04-09", "to", "2018-04-12")).rows().get(0).previous())
        .isEqualTo(5);
    assertThat(top(Map.of("measure", "withdrawn", "from", "2018-04-09", "to", "now")).rows().get(0).count())
        .isEqualTo(4);
    assertThat(counts(Map.of("skills", "go", "measure", "open", "step", "month", "from", "2018-03-01", "to", "now")))
        .containsExactly(5L, 3L);
  }

  @Test
  void uniqueIsWhatWasPostedAndNoRepost() {
    cube.apply(List.of(posted(0, "2018-04-20", Facet.ALL, "", 12, Map.of("go", 4, "java", 3)),
        posted(1, "2018-04-26", Facet.ALL, "", 8, Map.of("go", 2)),
        posted(0, "2018-04-10", Facet.ALL, "", 10, Map.of("go", 5)),
        reposted(3, "2018-04-20", Facet.ALL, "", 5, Map.of("go", 4, "java", 1)),
        reposted(1, "2018-04-26", Facet.ALL, "", 1, Map.of()),
        reposted(0, "2018-04-10", Facet.ALL, "", 2, Map.of("go", 2)),
        posted(0, "2018-04-26", Facet.INDUSTRY, "fintech", 6, Map.of("go", 2)),
        reposted(2, "2018-04-26", Facet.INDUSTRY, "fintech", 3, Map.of("go", 1))));
    Map<String, String> fortnight = Map.of("measure", "unique", "from", "2018-04-15", "to", "2018-04-29");

    TopAnswer top = top(fortnight);

    assertThat(top.total()).isEqualTo(14);
    assertThat(top.previousTotal()).isEqualTo(8);
    assertThat(top.rows()).extracting(row -> row.skill().id()).containsExactly("go", "java");
    assertThat(top.rows()).extracting(TopRow::count).containsExactly(2L, 2L);
    assertThat(top.rows().get(0).previous()).isEqualTo(3);
    assertThat(top.quality().counted()).isEqualTo(20);
    assertThat(top.quality().repostShare()).hasValue(0.3);
    assertThat(top(with(fortnight, "industry", "fintech")).rows().get(0).count()).isEqualTo(1);
    assertThat(top(with(fortnight, "industry", "fintech")).quality().repostShare()).hasValue(0.5);
    SeriesAnswer series = series(with(with(fortnight, "skills", "go,java"), "step", "week"));
    assertThat(series.points()).extracting(SeriesAnswer.Point::total).containsExactly(8L, 7L, 7L);
    assertThat(series.series().get(0).counts()).containsExactly(3L, 0L, 2L);
  }

  @Test
  void repostsAreNoPartOfNothing() {
    cube.apply(List.of(posted("2018-04-20", 12, Map.of("go", 4)), viewed(Grain.DAY, NOW, "go", 3)));

    assertThat(top(Map.of()).quality().repostShare()).hasValue(0);
    assertThat(top(Map.of("from", "2018-04-21")).quality().repostShare()).isEmpty();
    assertThat(top(Map.of("measure", "views")).quality().repostShare()).isEmpty();
  }

  @Test
  void revisionTellsOfRepostsWhereTheyAreToldOf() {
    cube.apply(List.of(posted("2018-04-26", 10, Map.of("go", 4)), viewed(Grain.DAY, NOW, "go", 3)));
    long postings = top(Map.of()).revision();
    long unique = top(Map.of("measure", "unique")).revision();
    long views = top(Map.of("measure", "views")).revision();
    long seriesOfPostings = series(Map.of("skills", "go")).revision();
    long seriesOfUnique = series(Map.of("skills", "go", "measure", "unique")).revision();

    cube.apply(List.of(reposted(0, "2018-04-26", Facet.ALL, "", 1, Map.of("go", 1))));

    assertThat(top(Map.of()).revision()).isNotEqualTo(postings);
    assertThat(top(Map.of("measure", "unique")).revision()).isNotEqualTo(unique);
    assertThat(top(Map.of("measure", "views")).revision()).isEqualTo(views);
    assertThat(series(Map.of("skills", "go")).revision()).isEqualTo(seriesOfPostings);
    assertThat(series(Map.of("skills", "go", "measure", "unique")).revision()).isNotEqualTo(seriesOfUnique);
  }

  @Test
  void viewsAreCountedByTheHourWhereAsked() {
    cube.apply(List.of(viewed(Grain.DAY, NOW, "go", 3), viewed(Grain.HOUR, NOW, "go", 2),
        viewed(Grain.HOUR, NOW.minus(Duration.ofHours(1)), "go", 1)));

    assertThat(top(Map.of("measure", "views")).rows().get(0).count()).isEqualTo(3);
    assertThat(counts(Map.of("skills", "go", "measure", "views", "step", "hour", "from", "now-2h")))
        .containsExactly(1L, 2L);
  }

  @Test
  void seriesGoByWholeStepsInTheOrderAskedFor() {
    cube.apply(List.of(posted("2018-02-28", 10, Map.of("go", 1)), posted("2018-03-01", 20, Map.of("java", 5, "go", 2)),
        posted("2018-04-27", 4, Map.of("go", 3))));

    SeriesAnswer series = series(Map.of("skills", "golang,java,rust", "from", "2018-03-15", "step", "month"));

    assertThat(series.points()).extracting(point -> point.start().toString())
        .containsExactly("2018-03-01T00:00:00Z", "2018-04-01T00:00:00Z");
    assertThat(series.points()).extracting(SeriesAnswer.Point::total).containsExactly(20L, 4L);
    assertThat(series.points()).extracting(SeriesAnswer.Point::provisional).containsExactly(false, true);
    assertThat(series.series()).extracting(line -> line.skill().id()).containsExactly("go", "java", "rust");
    assertThat(series.series().get(0).counts()).containsExactly(2L, 3L);
    assertThat(series.series().get(1).counts()).containsExactly(5L, 0L);
    assertThat(series.series().get(2).counts()).containsExactly(0L, 0L);
  }

  @Test
  void weeksBeginOnMonday() {
    assertThat(series(Map.of("skills", "go", "from", "2018-04-20", "to", "2018-04-27", "step", "week")).points())
        .extracting(point -> point.start().toString()).containsExactly("2018-04-16T00:00:00Z", "2018-04-23T00:00:00Z");
  }

  @Test
  void seriesOfTooManyPointsAreRefused() {
    assertThatThrownBy(() -> series(Map.of("skills", "go", "measure", "views", "step", "hour", "from", "2013-01-01")))
        .isInstanceOf(InvalidViewException.class).hasMessageContaining("step: too short");
  }

  @Test
  void timeThatEndsBeforeItBeginsIsRefused() {
    assertThatThrownBy(() -> queries.view(Map.of("from", "2018-04-20", "to", "2018-04-19")))
        .isInstanceOf(InvalidViewException.class).hasMessageContaining("is not before to");
  }

  @Test
  void revisionIsThatOfTheRowsAndTellsOfEveryChangeInThem() {
    cube.apply(List.of(posted(0, "2018-04-26", Facet.ALL, "", 10, Map.of("go", 4)),
        posted(1, "2018-04-26", Facet.ALL, "", 10, Map.of("go", 4))));
    Cube restarted = new Cube();
    restarted.apply(List.of(posted(1, "2018-04-26", Facet.ALL, "", 10, Map.of("go", 4))));
    restarted.apply(List.of(posted(0, "2018-04-26", Facet.ALL, "", 10, Map.of("go", 4))));
    long revision = top(Map.of()).revision();

    assertThat(
        new Queries(restarted, TAXONOMY, () -> NOW, () -> Freshness.UNKNOWN).top(queries.view(Map.of())).revision())
        .isEqualTo(revision);
    cube.apply(List.of(posted(1, "2018-04-26", Facet.ALL, "", 11, Map.of("go", 4))));
    assertThat(top(Map.of()).revision()).isNotEqualTo(revision);
  }

  @Test
  void sourcesAreToldWhereTheyAreKnown() {
    cube.apply(List.of(posted("2018-04-26", 10, Map.of("go", 4)),
        posted(0, "2018-04-26", Facet.SOURCE, "http", 7, Map.of("go", 4)),
        posted(0, "2018-04-26", Facet.SOURCE, "hackernews", 3, Map.of()),
        posted(0, "2018-04-26", Facet.INDUSTRY, "fintech", 5, Map.of("go", 2))));

    assertThat(top(Map.of()).quality().sources().orElseThrow()).isEqualTo(Map.of("http", 7L, "hackernews", 3L));
    assertThat(top(Map.of("source", "http")).quality().sources().orElseThrow()).isEqualTo(Map.of("http", 7L));
    assertThat(top(Map.of("industry", "fintech")).quality().sources()).isEmpty();
    assertThat(top(Map.of("industry", "fintech")).quality().counted()).isEqualTo(5);
  }

  private static Map<String, String> with(Map<String, String> view, String name, String value) {
    Map<String, String> more = new HashMap<>(view);
    more.put(name, value);
    return more;
  }

  private TopAnswer top(Map<String, String> view) {
    return queries.top(queries.view(view));
  }

  private SeriesAnswer series(Map<String, String> view) {
    return queries.series(queries.view(new HashMap<>(view)));
  }

  private List<Long> counts(Map<String, String> view) {
    return series(view).series().get(0).counts();
  }

  private static long day(String day) {
    return Grain.DAY.parse(day);
  }
}
