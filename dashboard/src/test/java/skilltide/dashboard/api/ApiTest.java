package skilltide.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static skilltide.dashboard.cube.CubeRows.posted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skilltide.dashboard.DashboardServer;
import skilltide.streams.result.Facet;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private DashboardServer server;

  @BeforeAll
  void start() {
    server = DashboardServer.start(Map.of());
    server.cube().apply(List.of(posted("2018-04-26", 20, Map.of("go", 4, "react", 2)),
        posted(0, "2018-04-26", Facet.SOURCE, "http", 20, Map.of("go", 4, "react", 2))));
  }

  @AfterAll
  void stop() {
    http.close();
    server.close();
  }

  @Test
  void topRanksSkills() throws Exception {
    HttpResponse<String> answer = get("/api/v1/top?kind=language&from=now-2d");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
    JsonNode top = JSON.readTree(answer.body());
    assertThat(top.get("asOf").asText()).isEqualTo("2018-04-27T09:00:00Z");
    assertThat(top.at("/rows/0/skill").asText()).isEqualTo("go");
    assertThat(top.get("rows")).hasSize(1);
    assertThat(top.at("/quality/sources/0/source").asText()).isEqualTo("http");
  }

  @Test
  void sameFiguresNeedNotBeSentAgain() throws Exception {
    String tag = get("/api/v1/top").headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> again = get("/api/v1/top", "If-None-Match", tag);
    HttpResponse<String> another = get("/api/v1/top?limit=1", "If-None-Match", tag);

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(another.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/top.csv", "/api/v1/series.csv?skills=go", "/api/v1/skills.csv",
    "/api/v1/compare.csv?skills=go"})
  void tablesAreCsv(String path) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
    assertThat(answer.body()).contains("Go,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/top?kind=langage", "/api/v1/top.csv?kind=langage",
    "/api/v1/series?skills=go&kind=langage",
    "/api/v1/skills?kind=langage"})
  void mistakesAreProblemsWithTheMend(String path) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.get("status").asInt()).isEqualTo(400);
    assertThat(problem.get("field").asText()).isEqualTo("kind");
    assertThat(problem.get("detail").asText()).isEqualTo("kind: unknown 'langage', did you mean 'language'?");
  }

  @Test
  void parameterGivenTwiceIsRefusedButSkillsMayBe() throws Exception {
    assertThat(get("/api/v1/top?kind=language&kind=tool").body()).contains("kind: given more than once");
    assertThat(JSON.readTree(get("/api/v1/series?skills=go&skills=react").body()).get("series")).hasSize(2);
    assertThat(get("/api/v1/series").body()).contains("skills: missing");
  }

  @Test
  void skillsAreListedByKindAndBeginning() throws Exception {
    JsonNode skills = JSON.readTree(get("/api/v1/skills?kind=language&q=golan").body()).get("skills");

    assertThat(skills.findValuesAsText("id")).containsExactly("go");
    assertThat(skills.get(0).get("definition").asText()).isNotEmpty();
    assertThat(JSON.readTree(get("/api/v1/skills").body()).get("skills").size()).isGreaterThan(500);
    assertThat(get("/api/v1/skills?query=go").body()).contains("query: unknown");
  }

  @Test
  void skillsThatAreMisspeltAreOffered() throws Exception {
    assertThat(JSON.readTree(get("/api/v1/skills?q=kubernets").body()).at("/skills/0/id").asText())
        .isEqualTo("kubernetes");
    assertThat(JSON.readTree(get("/api/v1/skills?q=zzzzzzzzzzzz").body()).get("skills")).isEmpty();
  }

  @Test
  void oneSkillIsToldOfWithItsNeighbours() throws Exception {
    JsonNode go = JSON.readTree(get("/api/v1/skills/golang?from=now-4d").body());

    assertThat(go.at("/skill/id").asText()).isEqualTo("go");
    assertThat(go.at("/skill/definition").asText()).isNotEmpty();
    assertThat(go.at("/ranking/view/kind").asText()).isEqualTo("language");
    assertThat(go.at("/ranking/rows/0/skill").asText()).isEqualTo("go");
    assertThat(go.at("/ranking/rows/0/postings").asInt()).isEqualTo(4);
    assertThat(go.at("/ranking/total/postings").asInt()).isEqualTo(20);
    assertThat(JSON.readTree(get("/api/v1/skills/gp").body()).get("detail").asText()).contains("id: unknown 'gp'");
    assertThat(JSON.readTree(get("/api/v1/skills/go?limit=3").body()).get("field").asText()).isEqualTo("limit");
  }

  @Test
  void whatIsFinalMayBeKeptAWhile() throws Exception {
    assertThat(get("/api/v1/top?from=2018-03-01&to=2018-04-01").headers().firstValue("Cache-Control"))
        .contains("max-age=60");
    assertThat(get("/api/v1/top").headers().firstValue("Cache-Control")).contains("no-cache");
  }

  @Test
  void aQueryTakesNoParameterThatItDoesNotHeed() throws Exception {
    for (String path : List.of("/api/v1/pay?measure=views", "/api/v1/explain?step=month", "/api/v1/compare?limit=3",
        "/api/v1/industries?baseline=year", "/api/v1/unknown?kind=tool", "/api/v1/skills/go?step=day",
        "/api/v1/skills/go/related?kind=tool")) {
      assertThat(get(path).statusCode()).as(path).isEqualTo(400);
    }
  }

  @Test
  void comparesAsAnIndexFromTheFirstShareOn() throws Exception {
    JsonNode compared = JSON.readTree(get("/api/v1/compare?skills=go,react&from=now-3d").body());

    assertThat(compared.get("taxonomy").asText()).isNotEmpty();
    assertThat(compared.get("rows")).hasSize(6);
    assertThat(compared.get("rows").findValuesAsText("index")).containsExactly("100.0", "100.0");
    assertThat(compared.at("/rows/0").has("share")).isFalse();
    assertThat(JSON.readTree(get("/api/v1/compare?skills=go,sql,c,r,java,scala,perl,rust,kotlin").body()).get("detail")
        .asText()).isEqualTo("skills: at most 8 to compare, not 9");
  }

  @Test
  void statusTellsWhatIsShownAndHowTheFeedIs() throws Exception {
    JsonNode status = JSON.readTree(get("/api/v1/status").body());

    assertThat(status.get("version").asText()).isEqualTo("1.2.3");
    assertThat(status.get("clock").asText()).isEqualTo("wall");
    assertThat(status.get("demo").asBoolean()).isFalse();
    assertThat(status.get("postings").asInt()).isEqualTo(20);
    assertThat(status.at("/sources/0/postings").asInt()).isEqualTo(20);
    assertThat(status.at("/feed/caughtUp").asBoolean()).isFalse();
    assertThat(status.at("/taxonomy/kinds/0").asText()).isEqualTo("language");
    assertThat(status.at("/taxonomy/industries").findValuesAsText("id")).contains("fintech");
    assertThat(status.has("newest")).isFalse();
  }

  @Test
  void healthWaitsForTheCubeAndSaysWhy() throws Exception {
    await().until(() -> get("/health").body().contains("trouble"));
    HttpResponse<String> health = get("/health");

    assertThat(health.statusCode()).isEqualTo(503);
    assertThat(JSON.readTree(health.body()).at("/details/cube/status").asText()).isEqualTo("DOWN");
    assertThat(get("/health/liveness").statusCode()).isEqualTo(200);
  }

  @Test
  void metricsAreOursAndFew() throws Exception {
    List<String> series = get("/prometheus").body().lines().filter(line -> !line.startsWith("#")).toList();

    assertThat(series).hasSizeLessThan(400)
        .anyMatch(line -> line.startsWith("skilltide_rows_read_total"))
        .anyMatch(line -> line.startsWith("skilltide_feed_lag"))
        .anyMatch(line -> line.startsWith("skilltide_postings_counted 20"))
        .anyMatch(line -> line.startsWith("skilltide_live_sockets"))
        .anyMatch(line -> line.startsWith("skilltide_live_frames_total"))
        .anyMatch(line -> line.startsWith("skilltide_live_skipped_total"));
    assertThat(get("/beans").statusCode()).isEqualTo(404);
  }

  @Test
  void pageAllowsItsImportMapAndNoOtherInlineScript() throws Exception {
    HttpResponse<String> page = get("/");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().firstValue("Referrer-Policy")).isPresent();
    Matcher map = Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL).matcher(page.body());
    assertThat(map.find()).isTrue();
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(map.group(1).getBytes(StandardCharsets.UTF_8));
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("script-src 'self' 'sha256-" + Base64.getEncoder().encodeToString(digest) + "';")
        .contains("connect-src 'self';").contains("frame-ancestors 'none'").doesNotContain("unsafe");
    assertThat(get("/", "If-None-Match", page.headers().firstValue("ETag").orElseThrow()).statusCode()).isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/skills/kotlin", "/compare", "/industries", "/glossary", "/status"})
  void addressesOfViewsAreAnsweredWithThePageThatNamesWhatTheViewNeeds(String path) throws Exception {
    HttpResponse<String> page = get(path);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<skilltide-page>").containsPattern(
        "rel=\"modulepreload\" href=\"/page@\\w+/js/views/" + path.split("/", -1)[1].replace("skills", "skill"));
    assertThat(get(path + "/nothing/here").statusCode()).isEqualTo(404);
  }

  @Test
  void otherSitesMayFrameOnlyWhatIsMadeForIt() throws Exception {
    HttpResponse<String> page = get("/?kind=tool&embed");

    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("frame-ancestors *").doesNotContain("unsafe");
  }

  @Test
  void everythingThatThePageNamesIsThere() throws Exception {
    Matcher named = Pattern.compile("\"(/[a-z][^\"]*[^/\"])\"").matcher(get("/").body());
    int kept = 0;
    while (named.find()) {
      HttpResponse<String> file = get(named.group(1));
      assertThat(file.statusCode()).as(named.group(1)).isEqualTo(200);
      if (named.group(1).contains("@")) {
        kept++;
        assertThat(file.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
      }
    }
    assertThat(kept).isGreaterThan(60);
  }

  @Test
  void whatAnOlderPageNamesIsThereButNotKept() throws Exception {
    HttpResponse<String> file = get("/page@an0ther/js/main.js");

    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(get("/page@an0ther/js/nothing.js").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/css/../index.html", "/css/%2e%2e/index.html", "/css/..%2findex.html", "/js/.hidden",
    "/lib/lit/../../x", "/lib/nothing/x.js", "/js/nothing.js", "/css/", "/lib/lit@0.0.1/index.js",
    "/page@x/index.html/../x", "/page@x/index.html", "/page@x/docs.html", "/page@x/favicon.svg"})
  void whatIsNoFileOfThePageIsNotFound(String path) throws Exception {
    assertThat(get(path).statusCode()).isIn(400, 404);
  }

  @Test
  void filesAreSentSmallToWhoeverCanTakeIt() throws Exception {
    HttpResponse<byte[]> file = http
        .send(HttpRequest.newBuilder(server.address().resolve("/lib/uplot/dist/uPlot.esm.js"))
            .header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());

    assertThat(file.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(new GZIPInputStream(new ByteArrayInputStream(file.body())).readAllBytes().length)
        .isGreaterThan(2 * file.body().length);
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
