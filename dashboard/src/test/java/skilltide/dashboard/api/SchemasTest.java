package skilltide.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static skilltide.dashboard.cube.CubeRows.posted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import skilltide.dashboard.DashboardServer;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.dashboard.readings.Readings;
import skilltide.dashboard.readings.Written;
import skilltide.streams.result.Facet;

/**
 * Holds answers and their schemas to each other: an answer has nothing that is not described. Whoever adds something to an answer adds
 * it to {@code schemas.json}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemasTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final ReadingStore store = paying(11, new Written().daily("2017-01-01", "2018-04-20", 2, "kotlin", "java"))
      .posting("2018-04-20", "a", "kotlin", "sql").paying(50_000, 60_000, "EUR").posting("2018-04-21", "a", "kotlin")
      .repeating("http:1").source("remoteok").posting("2018-04-22", "b", "kotlin").store();
  private DashboardServer server;
  private JsonNode description = JSON.missingNode();

  @BeforeAll
  void start() throws Exception {
    server = DashboardServer.start(Map.of());
    server.bean(Readings.class).show(store);
    server.cube().apply(List.of(posted("2018-04-26", 20, Map.of("go", 4, "kotlin", 12)),
        posted(0, "2018-04-26", Facet.SOURCE, "http", 20, Map.of("go", 4, "kotlin", 12))));
    description = JSON.readTree(get("/api/v1/openapi.json"));
  }

  @AfterAll
  void stop() {
    http.close();
    server.close();
    store.close();
  }

  static List<Operation> operations() {
    return Operation.ALL;
  }

  @ParameterizedTest
  @MethodSource("operations")
  void exampleIsAsItIsDescribed(Operation operation) throws Exception {
    if (!operation.isExport()) {
      hold(operation.schema(), get(operation.link(Format.JSON)));
    }
    if (operation.formats().contains(Format.NDJSON)) {
      List<String> lines = get(operation.link(Format.NDJSON)).lines().toList();
      for (String line : lines.subList(0, Math.min(20, lines.size()))) {
        hold(OpenApi.rowName(operation), line);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"top?measure=unique&from=now-30d", "top?measure=open", "top?measure=withdrawn",
    "top?measure=share",
    "top?measure=views", "top?country=DE&seniority=senior", "top?industry=fintech&country=DE&from=now-1y",
    "top?source=http&baseline=year", "movers?from=now-1y&industry=fintech&country=DE"})
  void rankingsAreAsTheyAreDescribed(String query) throws Exception {
    hold("Ranking", get("/api/v1/" + query));
  }

  @ParameterizedTest
  @ValueSource(strings = {"series?skills=go", "series?skills=go&measure=unique&step=week",
    "series?skills=go&measure=views&step=hour",
    "series?skills=kotlin&industry=fintech&country=DE&measure=share", "series?skills=go&measure=open"})
  void seriesAreAsTheyAreDescribed(String query) throws Exception {
    hold("Series", get("/api/v1/" + query));
  }

  @Test
  void payOfAllPostingsIsToldAlsoWhereNoSkillHasEnough() throws Exception {
    String pay = get("/api/v1/pay?currency=sek&from=now-1y");
    hold("Pay", pay);

    assertThat(JSON.readTree(pay).get("total"))
        .isEqualTo(
            JSON.readTree("{\"postings\":11,\"lowerQuartile\":502500,\"median\":505000,\"upperQuartile\":507500}"));
    assertThat(get("/api/v1/pay.csv?currency=SEK&from=now-1y").lines().skip(1)).hasSize(12)
        .startsWith(",,SEK,11,502500,505000,507500,", "ada,Ada,SEK,1,,,,too-few-postings");
    assertThat(get("/api/v1/pay.csv?currency=SEK&from=now-1y&skills=erlang").lines().skip(1)).hasSize(1);
  }

  @Test
  void answersToSqlAndProblemsAreAsTheyAreDescribed() throws Exception {
    hold("SqlAnswer", http.send(HttpRequest.newBuilder(server.address().resolve("/api/v1/sql"))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString("{\"sql\":\"select id, skills, pay, remote from readings limit 3\"}")).build(),
        BodyHandlers.ofString()).body());
    hold("Problem", get("/api/v1/top?kind=langage"));
    hold("Problem", get("/api/v1/tops"));
  }

  @Test
  void referencesLeadSomewhere() {
    Set<String> references = new HashSet<>();
    description.findValuesAsText("$ref").forEach(references::add);

    assertThat(references).hasSizeGreaterThan(40)
        .allSatisfy(each -> assertThat(description.at(each.substring(1)).isObject()).as(each).isTrue());
  }

  // Each names another skill.
  private static Written paying(int postings, Written written) {
    List<String> skills = List.of("ada", "scala", "c", "clojure", "cobol", "elixir", "erlang", "fsharp", "haskell",
        "julia",
        "lua");
    for (int i = 0; i < postings; i++) {
      written.posting("2018-04-20", "payer " + i, skills.get(i)).paying(500_000 + i * 1_000, 500_000 + i * 1_000,
          "SEK");
    }
    return written;
  }

  private void hold(String schema, String answer) {
    ObjectNode root = JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema);
    root.set("components", description.get("components").deepCopy());
    close(root);
    JsonSchema schemas = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(root);

    assertThat(schemas.validate(answer, InputFormat.JSON)).as("%s: %s", schema, answer).isEmpty();
  }

  // Nothing beside what is described.
  private static void close(JsonNode node) {
    if (node instanceof ObjectNode object && object.path("properties").isObject() && object.has("type")) {
      object.put("additionalProperties", false);
    }
    node.forEach(SchemasTest::close);
  }

  private String get(String path) throws Exception {
    return http.send(HttpRequest.newBuilder(server.address().resolve(path)).build(), BodyHandlers.ofString()).body();
  }
}
