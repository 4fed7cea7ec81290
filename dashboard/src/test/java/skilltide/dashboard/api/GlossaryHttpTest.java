package skilltide.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static skilltide.dashboard.cube.CubeRows.viewed;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skilltide.dashboard.DashboardServer;

/** The glossary as programs and readers without JavaScript get it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GlossaryHttpTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private DashboardServer server;

  @BeforeAll
  void start() {
    server = DashboardServer.start(Map.of());
  }

  @AfterAll
  void stop() {
    http.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      /skills/kotlin         | Kotlin
      /skills/microservices  | Microservices
      /industries/fintech    | Fintech
      /roles/backend         | Backend
      /levels/senior         | Senior
      """)
  void pageOfATermSaysWhatItIs(String path, String name) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    String definition = server.bean(Glossary.class).at(path).orElseThrow().definition();
    assertThat(answer.body()).contains("<title>" + name + " · Skilltide</title>", "<h1>" + name + "</h1>",
        "<link rel=\"canonical\" href=\"" + path + "\">", "\"@type\":\"DefinedTerm\"",
        "<meta name=\"description\" content=\"" + Markup.escaped(definition) + "\">",
        "</dfn>: " + Markup.escaped(definition));
    assertThat(answer.body().split("<title>", -1)).hasSize(2);
    assertThat(answer.body().split("name=\"description\"", -1)).hasSize(2);
  }

  @Test
  void skillByAnotherNameIsThePageOfTheSkill() throws Exception {
    assertThat(get("/skills/golang").body()).contains("<h1>Go</h1>", "<link rel=\"canonical\" href=\"/skills/go\">");
  }

  @Test
  void ofVeryManyNamesTheFirstAreReadAndAllAreForPrograms() throws Exception {
    List<String> names = server.bean(Glossary.class).at("/roles/backend").orElseThrow().aliases();

    assertThat(names).hasSizeGreaterThan(100);
    assertThat(get("/roles/backend").body())
        .contains("<p>Also called: " + String.join(", ", names.subList(0, 12)) + ", and " + (names.size() - 12)
            + " more</p>")
        .contains("\"" + names.getLast() + "\"]");
  }

  @Test
  void glossaryLinksToEveryTerm() throws Exception {
    String page = get("/glossary").body();

    assertThat(server.bean(Glossary.class).all())
        .allSatisfy(term -> assertThat(page).contains("<a href=\"" + term.path() + "\">"));
    assertThat(page).contains("\"@type\":\"DefinedTermSet\"", "<h2 id=\"terms-K\">K</h2>");
  }

  @Test
  void siteMapNamesEveryTermUnderTheNameThatItWasAskedFor() throws Exception {
    String map = get("/sitemap.xml").body();

    assertThat(map.split("<loc>", -1)).hasSize(server.bean(Glossary.class).all().size() + 3);
    assertThat(map).contains("<loc>" + server.address() + "/skills/kotlin</loc>",
        "<loc>" + server.address() + "/roles/backend</loc>");
    assertThat(get("/sitemap.xml", "X-Forwarded-Proto", "https").body())
        .contains("<loc>https://" + server.address().getAuthority() + "/glossary</loc>");
    assertThat(get("/robots.txt").body()).contains("Sitemap: " + server.address() + "/sitemap.xml");
  }

  @Test
  void siteMapIsMadeOnceForEachNameAndNotForEachAsker() {
    GlossaryController pages = server.bean(GlossaryController.class);
    Object made = pages.siteMap(io.micronaut.http.HttpRequest.GET("/sitemap.xml")).body();

    assertThat(pages.siteMap(io.micronaut.http.HttpRequest.GET("/sitemap.xml")).body()).isSameAs(made);
    for (int port = 1; port < 40; port++) {
      assertThat(pages.siteMap(io.micronaut.http.HttpRequest.GET("/sitemap.xml").header("Host", "localhost:" + port))
          .body()).asString(StandardCharsets.UTF_8).contains("<loc>http://localhost:" + port + "/glossary</loc>");
    }
  }

  @Test
  void termThatIsNoSkillSaysHowOftenItWasLookedAt() throws Exception {
    assertThat(get("/roles/qa").body()).doesNotContain("Looked at");

    server.cube().apply(List.of(viewed("2018-04-26", "roles/qa", 11, 3), viewed("2018-04-25", "roles/qa", 1, 0),
        viewed("2018-01-25", "roles/qa", 100, 0), viewed("2018-04-26", "industries/fintech", 40, 0)));

    assertThat(get("/roles/qa").body()).contains("<p>Looked at 12 times in the last 30 days.");
    assertThat(get("/api/v1/terms.csv").body().lines()).containsExactly("term,kind,name,views,robots",
        "industries/fintech,industry,Fintech,40,0", "roles/qa,role,Quality assurance,12,3");
    assertThat(get("/api/v1/top?measure=views").body()).doesNotContain("qa");
  }

  @Test
  void pagesOfAllTermsPublishTheirViewsWhereTheyAreTaken() throws Exception {
    assertThat(get("/roles/backend").body()).doesNotContain("beacon.js", "pixel.gif");
    try (DashboardServer publishing = DashboardServer.start(Map.of("skilltide.ingest-url", "https://ingest.example"))) {
      HttpResponse<String> role = http.send(
          HttpRequest.newBuilder(publishing.address().resolve("/roles/backend")).build(), BodyHandlers.ofString());
      HttpResponse<String> skill = http.send(
          HttpRequest.newBuilder(publishing.address().resolve("/skills/kotlin")).build(), BodyHandlers.ofString());
      HttpResponse<String> framed = http.send(
          HttpRequest.newBuilder(publishing.address().resolve("/skills/kotlin?embed")).build(),
          BodyHandlers.ofString());

      assertThat(role.body()).contains(
          "<script type=\"module\" src=\"https://ingest.example/beacon.js\" data-term=\"roles/backend\"></script>",
          "<noscript><img src=\"https://ingest.example/pixel.gif?term=roles%2Fbackend\"");
      assertThat(skill.body()).contains("<img src=\"https://ingest.example/pixel.gif?term=kotlin\"");
      assertThat(framed.body()).contains("<h1>Kotlin</h1>").doesNotContain("pixel.gif");
      for (HttpResponse<String> page : List.of(role, skill)) {
        assertThat(page.headers().allValues("Referrer-Policy")).containsExactly("strict-origin-when-cross-origin");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
            .contains("img-src 'self' https://ingest.example/", "connect-src 'self' https://ingest.example/");
      }
      assertThat(role.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("script-src 'self' https://ingest.example/");
    }
  }

  @Test
  void sameTermNeedNotBeSentAgain() throws Exception {
    String tag = get("/skills/kotlin").headers().firstValue("ETag").orElseThrow();

    assertThat(get("/skills/kotlin", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(get("/skills/scala", "If-None-Match", tag).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/roles/nothing", "/industries/nothing", "/levels/nothing", "/skills/qqqqqq", "/roles/",
    "/levels"})
  void whatIsNoTermHasNoPage(String path) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      /skills/kotlni       | skill    | /skills/kotlin
      /industries/fintec   | industry | /industries/fintech
      /roles/backed        | role     | /roles/backend
      /levels/senoir       | level    | /levels/senior
      """)
  void whatIsNoTermIsSaidWithWhatMayHaveBeenMeant(String path, String kind, String meant) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    assertThat(answer.body()).contains("<h1>No such " + kind + "</h1>", "Did you mean <a href=\"" + meant + "\">",
        "noindex", "<a href=\"/glossary\">");
  }

  @Test
  void whatIsNoTermBreaksNoPage() throws Exception {
    HttpResponse<String> answer = get("/skills/%3Cscript%3Ealert(1)%3C%2Fscript%3E");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).doesNotContain("<script>alert");
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.address().resolve(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
