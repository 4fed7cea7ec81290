package skilltide.dashboard.query;

import static org.assertj.core.api.Assertions.assertThat;
import static skilltide.dashboard.cube.CubeRows.posted;
import static skilltide.dashboard.cube.CubeRows.reposted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import skilltide.dashboard.cube.Cube;
import skilltide.streams.result.Facet;
import skilltide.streams.taxonomy.Taxonomy;

class AnswersTest {
  private static final World WORLD = new World("event", true, "t1");
  private final Cube cube = new Cube();
  private final Queries queries = new Queries(cube, Taxonomy.bundled(), () -> Instant.parse("2018-04-27T09:00:00Z"),
      () -> Freshness.UNKNOWN);

  @Test
  void rankingIsWrittenWithTheMeasureUnderItsOwnNameAndWithoutWhatIsNotKnown() throws Exception {
    cube.apply(List.of(posted("2018-04-26", 20, Map.of("go", 4))));

    JsonNode top = json(AnswerJson.of(queries.top(queries.view(Map.of("from", "2018-04-26"))), WORLD));

    assertThat(top.get("revision").asText()).matches("[0-9a-f]{16}");
    ((ObjectNode) top).remove("revision");
    assertThat(top).isEqualTo(json(
        """
            {"asOf":"2018-04-27T09:00:00Z","clock":"event","demo":true,"taxonomy":"t1",
             "view":{"from":"2018-04-26T00:00:00Z","to":"2018-04-28T00:00:00Z","zone":"UTC","measure":"postings","baseline":"previous",
               "limit":20},
             "total":{"postings":20,"previous":0},
             "rows":[{"rank":1,"skill":"go","name":"Go","kind":"language","postings":4,"share":0.2,
               "previous":{"postings":0},"provisional":true,"trend":[0.2,null]}],
             "judgement":{"reason":"pending"},"quality":{"postings":20,"sources":[],"repostShare":0.0}}"""));
  }

  @Test
  void uniqueStandsUnderItsOwnNameEverywhere() throws Exception {
    cube.apply(List.of(posted("2018-04-26", 20, Map.of("go", 4)),
        reposted(0, "2018-04-26", Facet.ALL, "", 5, Map.of("go", 1))));
    View view = queries.view(Map.of("measure", "unique", "skills", "go", "from", "2018-04-26", "to", "2018-04-27"));

    JsonNode top = json(AnswerJson.of(queries.top(view), WORLD));
    JsonNode series = json(AnswerJson.of(queries.series(view), WORLD));

    assertThat(top.at("/view/measure").asText()).isEqualTo("unique");
    assertThat(top.get("total")).isEqualTo(json("{\"unique\":15,\"previous\":0}"));
    assertThat(top.at("/rows/0/unique").asInt()).isEqualTo(3);
    assertThat(top.at("/rows/0/share").asDouble()).isEqualTo(0.2);
    assertThat(top.get("quality")).isEqualTo(json("{\"postings\":20,\"sources\":[],\"repostShare\":0.25}"));
    assertThat(series.at("/series/0"))
        .isEqualTo(json(
            "{\"skill\":\"go\",\"name\":\"Go\",\"values\":[3],\"unique\":[3]}"));
    assertThat(AnswerTable.of(queries.top(view)).csv()).startsWith("rank,rankChange,skill,name,kind,unique,share,")
        .contains("1,,go,Go,language,3,0.2,");
    assertThat(AnswerTable.of(queries.series(view)).csv())
        .startsWith("time,skill,name,unique,total,share,shareLow,shareHigh,constantShare,provisional")
        .contains(",go,Go,3,15,0.2,,,,");
  }

  @Test
  void seriesOfSharesHoldNothingWhereNothingWasPosted() throws Exception {
    cube.apply(List.of(posted("2018-04-26", 20, Map.of("go", 4))));

    JsonNode series = json(AnswerJson
        .of(queries.series(queries.view(Map.of("skills", "go", "from", "2018-04-26", "measure", "share"))), WORLD));

    assertThat(series.get("step").asText()).isEqualTo("day");
    assertThat(series.get("points")).isEqualTo(json("[\"2018-04-26T00:00:00Z\",\"2018-04-27T00:00:00Z\"]"));
    assertThat(series.get("total")).isEqualTo(json("[20,0]"));
    assertThat(series.get("series"))
        .isEqualTo(json(
            "[{\"skill\":\"go\",\"name\":\"Go\",\"values\":[0.2,null],\"postings\":[4,0]}]"));
  }

  @Test
  void ofFewerThanTenPostingsAShareIsWithheld() throws Exception {
    cube.apply(List.of(posted("2018-04-26", 9, Map.of("go", 4))));

    JsonNode line = json(AnswerJson
        .of(queries.series(queries.view(Map.of("skills", "go", "from", "2018-04-26", "to", "2018-04-27", "measure",
            "share"))), WORLD))
        .at("/series/0");

    assertThat(line.get("values")).isEqualTo(json("[null]"));
    assertThat(line.get("postings")).isEqualTo(json("[4]"));
    assertThat(line.has("shareLow")).as("how postings cluster is not known").isFalse();
  }

  @Test
  void tablesHaveOneRowASkill() {
    cube.apply(List.of(posted("2018-04-26", 20, Map.of("go", 4))));

    assertThat(AnswerTable.of(queries.top(queries.view(Map.of()))).csv().split("\r\n", -1)).containsExactly(
        "rank,rankChange,skill,name,kind,postings,share,previous,previousShare,change,verdict,reason,estimate,intervalLow,intervalHigh,drawnLow,drawnHigh,detectable,constantShare,constantPrevious,"
            + "provisional,from,to,baselineFrom,baselineTo,judged,judgedFrom,judgedTo,judgedBaselineFrom,judgedBaselineTo",
        "1,,go,Go,language,4,0.2,0,,,,pending,,,,,,,,,true,2018-03-29T00:00:00Z,2018-04-28T00:00:00Z,2018-02-27T00:00:00Z,2018-03-29T00:00:00Z,,,,,",
        "");
  }

  @Test
  void cellsThatWouldBreakATableOrRunAsAFormulaAreDefused() {
    String table = new Csv(List.of("a", "b")).row("Lean, mean", "=HYPERLINK(\"x\")").row("say \"so\"", "@SUM(1)")
        .row(-1, OptionalDouble.empty()).row("two\nlines", Double.NaN).toString();

    assertThat(table.split("\r\n", -1)).containsExactly("a,b", "\"Lean, mean\",\"'=HYPERLINK(\"\"x\"\")\"",
        "\"say \"\"so\"\"\",'@SUM(1)", "-1,", "\"two\nlines\",", "");
  }

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text);
  }
}
