package skilltide.dashboard.query;

import static org.assertj.core.api.Assertions.assertThat;
import static skilltide.dashboard.cube.CubeRows.posted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import skilltide.dashboard.cube.Change;
import skilltide.dashboard.cube.Cube;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.dashboard.readings.Readings;
import skilltide.dashboard.readings.Written;
import skilltide.streams.result.Facet;
import skilltide.streams.taxonomy.Taxonomy;

/** One posting in ten asks for Go, until a board of Go shops comes. */
class ConstantSourcesTest {
  private static final World WORLD = new World("event", false, "t1");
  private static final Map<String, String> VIEW = Map.of("skills", "go", "from", "2018-01-01", "to", "2018-04-01",
      "step", "month", "measure", "share");
  private final Cube cube = new Cube();
  private final Readings readings = new Readings();
  private final Queries queries = new Queries(cube, readings, Taxonomy.bundled(),
      () -> Instant.parse("2018-05-20T09:00:00Z"), () -> Freshness.UNKNOWN,
      new Judging(readings, true, Runnable::run, () -> 0));

  @Test
  void aSourceThatFloodsInIsNotTakenForDemand() throws Exception {
    month("2018-01-05", 100, 10, 0, 0);
    month("2018-02-05", 100, 10, 0, 0);
    month("2018-03-05", 100, 10, 300, 240);
    try (ReadingStore store = written("2018-03-05")) {
      readings.show(store);
      JsonNode series = json(AnswerJson.of(queries.series(queries.view(VIEW)), WORLD));

      assertThat(series.at("/series/0/values")).isEqualTo(json("[0.1,0.1,0.625]"));
      assertThat(series.get("constantSources")).isEqualTo(json("[\"old\"]"));
      assertThat(series.get("constantTotal")).isEqualTo(json("[100,100,100]"));
      assertThat(series.at("/series/0/constantShare")).isEqualTo(json("[0.1,0.1,0.1]"));
      assertThat(AnswerTable.of(queries.series(queries.view(VIEW))).csv()).contains(",0.625,").contains(",0.1,false");
      assertThat(Comparing.table(queries.series(queries.view(VIEW))).csv()).contains(",0.1,625.0,");
    }
  }

  @Test
  void aSourceThatLeavesTakesItsPostingsNotDemand() throws Exception {
    month("2018-01-05", 100, 10, 300, 240);
    month("2018-02-05", 100, 10, 0, 0);
    month("2018-03-05", 100, 10, 0, 0);
    try (ReadingStore store = written("2018-01-05")) {
      readings.show(store);
      JsonNode series = json(AnswerJson.of(queries.series(queries.view(VIEW)), WORLD));

      assertThat(series.get("constantSources")).isEqualTo(json("[\"old\"]"));
    }
  }

  @Test
  void whatAFirstFetchFindsOpenIsNoHistory() throws Exception {
    month("2018-01-05", 100, 10, 20, 16);
    month("2018-02-05", 100, 10, 20, 16);
    month("2018-03-05", 100, 10, 300, 240);
    Queries live = new Queries(cube, readings, Taxonomy.bundled(), () -> Instant.parse("2018-05-20T09:00:00Z"),
        () -> Freshness.UNKNOWN, new Judging(readings, false, Runnable::run, () -> 0));
    try (ReadingStore store = new Written().source("old").posting("2018-01-01", "a", "go").source("new")
        .posting("2018-01-05", "b", "go").seen("2018-03-05").store()) {
      readings.show(store);

      assertThat(json(AnswerJson.of(live.series(live.view(VIEW)), WORLD)).get("constantSources"))
          .isEqualTo(json("[\"old\"]"));
    }
  }

  @Test
  void whereAllSourcesAreConstantNothingStandsBeside() throws Exception {
    month("2018-01-05", 100, 10, 30, 3);
    month("2018-02-05", 100, 10, 30, 3);
    // Nobody posted anything in March: that is no source's leaving.
    try (ReadingStore store = written("2018-01-01")) {
      readings.show(store);
      JsonNode series = json(AnswerJson.of(queries.series(queries.view(VIEW)), WORLD));

      assertThat(series.has("constantSources")).isFalse();
      assertThat(series.at("/series/0").has("constantShare")).isFalse();
    }
  }

  @Test
  void aFilteredViewHasThemToo() throws Exception {
    month("2018-01-05", 100, 10, 0, 0);
    month("2018-02-05", 100, 10, 0, 0);
    month("2018-03-05", 100, 10, 300, 240);
    for (String day : List.of("2018-01-05", "2018-02-05", "2018-03-05")) {
      cube.apply(List.of(posted(0, day, Facet.SOURCE, "steady", 1, Map.of("go", 1))));
    }
    Written written = new Written().source("old");
    for (LocalDate day = LocalDate.parse("2018-01-01"); day.isBefore(LocalDate.parse("2018-04-01")); day = day
        .plusDays(1)) {
      written.posting(day.toString(), "a", "sql");
    }
    written.source("steady").posting("2018-01-01", "c", "go").posting("2018-02-03", "c", "go")
        .posting("2018-03-04", "c", "go").posting("2018-03-05", "c", "sql");
    written.source("new").daily("2018-03-05", "2018-03-20", 5, "go");
    try (ReadingStore store = written.store()) {
      readings.show(store);
      View view = queries.view(Map.of("skills", "go", "from", "2018-01-01", "to", "2018-04-01", "step", "month",
          "industry", "fintech", "country", "DE"));
      JsonNode series = json(AnswerJson.of(queries.series(view), WORLD));

      assertThat(series.at("/series/0/values/2").asInt()).isEqualTo(76);
      assertThat(series.get("constantSources")).isEqualTo(json("[\"old\",\"steady\"]"));
      assertThat(series.get("constantTotal")).isEqualTo(json("[32,29,33]"));
      assertThat(series.at("/series/0/constantShare")).isEqualTo(json("[0.03125,0.034483,0.030303]"));
    }
  }

  private void month(String day, int old, int oldGo, int young, int youngGo) {
    List<Change> rows = new ArrayList<>();
    rows.add(posted(day, old + young, Map.of("go", oldGo + youngGo)));
    rows.add(posted(0, day, Facet.SOURCE, "old", old, Map.of("go", oldGo)));
    if (young > 0) {
      rows.add(posted(0, day, Facet.SOURCE, "new", young, Map.of("go", youngGo)));
    }
    cube.apply(rows);
  }

  private static ReadingStore written(String youngSince) {
    return new Written().source("old").posting("2018-01-01", "a", "go").source("new").posting(youngSince, "b", "go")
        .store();
  }

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text);
  }
}
