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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skilltide.dashboard.cube.Cube;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.dashboard.readings.Readings;
import skilltide.dashboard.readings.SelectedRows.Days;
import skilltide.dashboard.readings.Written;
import skilltide.dashboard.trend.Judged;
import skilltide.dashboard.trend.Judgements;
import skilltide.dashboard.trend.PastLook;
import skilltide.dashboard.trend.Verdict;
import skilltide.streams.result.Grain;
import skilltide.streams.taxonomy.Taxonomy;

/** Verdicts of rankings, from readings. Go rises from one in five to two in three; SQL stays. */
class JudgingTest {
  private static final World WORLD = new World("event", false, "t1");
  private final Readings readings = new Readings();
  private final List<Runnable> later = new ArrayList<>();
  private final Judging judging = new Judging(readings, true, later::add, () -> 0);
  private final Cube cube = new Cube();
  private final Queries queries = new Queries(cube, readings, Taxonomy.bundled(),
      () -> Instant.parse("2018-04-27T09:00:00Z"),
      () -> Freshness.UNKNOWN, judging);

  JudgingTest() {
    cube.apply(List.of(posted("2018-04-20", 30, Map.of("go", 20, "sql", 15, "cobol", 1))));
  }

  private static ReadingStore risingGo() {
    return new Written().daily("2017-01-01", "2018-01-15", 1, "go", "sql").daily("2017-01-01", "2018-01-15", 4, "sql")
        .daily("2018-01-15", "2018-04-27", 3, "go", "sql").daily("2018-01-15", "2018-04-27", 2, "sql", "cobol").store();
  }

  @Test
  void whatRoseTwiceInARowIsRising() throws Exception {
    try (ReadingStore store = risingGo()) {
      readings.show(store);
      JsonNode top = json(AnswerJson.of(queries.top(queries.view(Map.of())), WORLD));

      assertThat(row(top, "go").get("verdict").asText()).isEqualTo("rising");
      assertThat(row(top, "go").get("estimate").asDouble()).isBetween(1.5, 2.5);
      assertThat(row(top, "go").at("/interval/0").asDouble()).isGreaterThan(1);
      assertThat(row(top, "go").get("detectable").asDouble()).isBetween(0.0, row(top, "go").get("estimate").asDouble());
      assertThat(row(top, "go").get("new").asBoolean()).isFalse();
      assertThat(row(top, "go").at("/constant/share").asDouble()).isEqualTo(0.6);
      assertThat(row(top, "go").at("/constant/previous").asDouble()).isEqualTo(0.2);
      assertThat(row(top, "sql").get("verdict").asText()).isEqualTo("unclear");
      assertThat(row(top, "sql").get("steady").asBoolean()).isTrue();
      assertThat(row(top, "cobol").get("new").asBoolean()).isTrue();
      assertThat(row(top, "cobol").has("detectable")).isFalse();
      // The last week that has ended and is older than seven days ends on Sunday, 15 April.
      assertThat(top.get("judgement")).isEqualTo(json("""
          {"judged":"2018-04-15","from":"2018-01-15","to":"2018-04-16","baselineFrom":"2017-01-16",
           "baselineTo":"2017-04-17","looks":2,"tested":3,"moved":2,"steady":1,"tide":[%s,%s],"postings":455,
           "baselinePostings":455,"sources":["http"]}""".formatted(top.at("/judgement/tide/0"),
          top.at("/judgement/tide/1"))));
    }
  }

  @Test
  void openPostingsOfACompanyThatIsAddedLaterAreNoDemand() throws Exception {
    Written steady = new Written().daily("2017-01-01", "2018-04-27", 2, "go", "sql")
        .daily("2017-01-01", "2018-04-27", 3, "sql");
    for (int i = 0; i < 400; i++) {
      steady.posting("2018-0" + (2 + i % 2) + "-1" + i % 10, "added " + i % 40, "cobol", "go").foundOpen();
    }
    try (ReadingStore store = steady.store()) {
      readings.show(store);
      JsonNode top = json(AnswerJson.of(queries.top(queries.view(Map.of())), WORLD));

      assertThat(row(top, "go").get("verdict").asText()).isEqualTo("unclear");
      assertThat(row(top, "go").get("estimate").asDouble()).isZero();
      assertThat(row(top, "cobol").has("new")).as("judged at all").isFalse();
      assertThat(top.at("/judgement/postings").asInt()).isEqualTo(455);
      assertThat(top.at("/judgement/baselinePostings").asInt()).isEqualTo(455);
    }
  }

  @Test
  void moversAreThoseWithAVerdictMostMovedFirst() {
    try (ReadingStore store = risingGo()) {
      readings.show(store);

      assertThat(queries.movers(queries.view(Map.of())).rows()).extracting(row -> row.skill().id())
          .containsExactly("cobol", "go");
      assertThat(queries.movers(queries.view(Map.of("limit", "1"))).rows()).extracting(row -> row.skill().id())
          .containsExactly("cobol");
    }
    assertThat(queries.movers(queries.view(Map.of("measure", "views"))).rows()).isEmpty();
  }

  @Test
  void ownWindowsAreJudgedInOneLook() throws Exception {
    try (ReadingStore store = risingGo()) {
      readings.show(store);
      JsonNode top = json(AnswerJson.of(
          queries.top(queries.view(Map.of("from", "2018-02-01", "to", "2018-03-01", "baseline", "year"))), WORLD));

      assertThat(top.at("/judgement/looks").asInt()).isEqualTo(1);
      assertThat(top.at("/judgement/baselineFrom").asText()).isEqualTo("2017-02-01");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2018-04,          2018-05,          2018-03-01, 2018-04-01", // 30 days with 31
    "2018-02,          2018-04,          2017-12-01, 2018-02-01",
    "2017-01,          2018-01,          2016-01-01, 2017-01-01",
    "2018-04-01,       2018-05-01,       2018-03-01, 2018-04-01",
    "2018-04-02,       2018-05-02,       2018-03-03, 2018-04-02",
  })
  void wholeMonthsAreComparedWithAsManyMonthsBefore(String from, String to, LocalDate start, LocalDate end) {
    View view = queries.view(Map.of("from", from, "to", to));

    assertThat(queries.described(view).baseline()).isEqualTo(new Days(start, end));
  }

  @Test
  void daysCountedFromNowAreComparedWithAsManyDays() {
    Window april = new Window(Grain.DAY, Grain.DAY.bucket(Instant.parse("2018-04-01T00:00:00Z")),
        Grain.DAY.bucket(Instant.parse("2018-05-01T00:00:00Z")));

    assertThat(new Described(Instant.parse("2018-04-30T09:00:00Z"), queries.view(Map.of("from", "now-29d")), april)
        .baseline()).isEqualTo(new Days(LocalDate.parse("2018-03-02"), LocalDate.parse("2018-04-01")));
  }

  @Test
  void whereAYearBeforeThereIsNoSuchDayThereIsNothingToCompareWith() {
    try (ReadingStore store = new Written().daily("2015-01-01", "2016-03-01", 5, "go").store()) {
      readings.show(store);

      assertThat(queries.top(queries.view(Map.of("from", "2016-02-28", "to", "2016-02-29", "baseline", "year"))).said())
          .isEqualTo(Said.NO_BASELINE);
    }
  }

  @Test
  void whereThereIsNothingToCompareWithThereIsNoVerdict() throws Exception {
    assertThat(json(AnswerJson.of(queries.top(queries.view(Map.of())), WORLD)).get("judgement"))
        .isEqualTo(json("{\"reason\":\"pending\"}"));
    try (ReadingStore store = new Written().daily("2018-04-01", "2018-04-27", 5, "go").store()) {
      readings.show(store);
      JsonNode top = json(AnswerJson.of(queries.top(queries.view(Map.of())), WORLD));

      assertThat(top.get("judgement")).isEqualTo(json("{\"reason\":\"no-baseline\"}"));
      assertThat(row(top, "go").has("verdict")).isFalse();
    }
  }

  @Test
  void whoeverCannotWaitIsToldWhenItIsKnown() {
    try (ReadingStore store = risingGo()) {
      readings.show(store);
      View view = queries.view(Map.of());
      List<String> told = new ArrayList<>();
      judging.onChange(() -> told.add("changed"));

      assertThat(queries.topSoon(view).said()).isEqualTo(Said.PENDING);
      queries.topSoon(view);
      assertThat(later).hasSize(1);
      later.get(0).run();

      assertThat(told).hasSize(1);
      assertThat(queries.topSoon(view).said().judgements()).isPresent();
    }
  }

  @Test
  void sameReadingsSameRevision() {
    View view = queries.view(Map.of());
    long revision;
    try (ReadingStore store = risingGo()) {
      readings.show(store);
      revision = queries.top(view).revision();
    }
    try (ReadingStore again = risingGo()) {
      readings.show(again);
      assertThat(queries.top(view).revision()).isEqualTo(revision);
    }
    try (ReadingStore other = new Written().daily("2017-01-01", "2018-04-27", 3, "go").store()) {
      readings.show(other);
      assertThat(queries.top(view).revision()).isNotEqualTo(revision);
    }
  }

  @Test
  void whenASkillWasJudgedRisingIsToldAfterwards() {
    View view = queries.view(Map.of("from", "2015-01-01"));
    assertThat(queries.past(view)).isEmpty();
    try (ReadingStore store = risingGo()) {
      readings.show(store);
      assertThat(queries.past(view)).as("worked out in the background").isEmpty();
      later.get(0).run();
      List<PastLook> past = queries.past(view).orElseThrow();
      PastLook last = past.get(past.size() - 1);

      // Weeks from the first eight of the history on, and what is said now is the last of them.
      assertThat(past.get(0).windows().judged()).isEqualTo("2017-02-19");
      assertThat(past.size()).isEqualTo(61);
      Judgements now = queries.top(queries.view(Map.of())).said().judgements().orElseThrow();
      assertThat(last).usingRecursiveComparison().withComparatorForType(Double::compare, Double.class)
          .isEqualTo(now.past());
      for (Judged each : now.look().skills().values()) {
        assertThat(last.of(each.skill())).contains(new PastLook.Said(now.verdict(each.skill()), each.change(),
            each.interval(), each.detectable()));
      }
      assertThat(last.moved()).isEqualTo(now.moved());
      assertThat(last.verdict("go")).isEqualTo(Verdict.RISING);
      assertThat(past.stream().filter(each -> each.windows().judged().isBefore(LocalDate.parse("2018-01-15")))
          .map(each -> each.verdict("go"))).containsOnly(Verdict.UNCLEAR);
      assertThat(PastVerdicts.table(past, "go", new Days(LocalDate.parse("2018-04-01"), LocalDate.parse("2018-05-01")))
          .csv()).contains("2018-04-15,rising,").hasLineCount(4);
      assertThat(
          PastVerdicts.table(past, "cobol", new Days(LocalDate.parse("2017-01-01"), LocalDate.parse("2017-04-01")))
              .csv())
          .contains("too-few-postings");
    }
  }

  private static JsonNode row(JsonNode top, String skill) {
    for (JsonNode row : top.get("rows")) {
      if (row.get("skill").asText().equals(skill)) {
        return row;
      }
    }
    throw new AssertionError("No row of " + skill + " in " + top);
  }

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text);
  }
}
