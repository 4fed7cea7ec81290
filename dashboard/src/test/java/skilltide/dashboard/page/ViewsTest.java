package skilltide.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static skilltide.dashboard.cube.CubeRows.posted;
import static skilltide.dashboard.cube.CubeRows.viewed;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skilltide.dashboard.DashboardServer;
import skilltide.dashboard.cube.Change;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.dashboard.readings.Readings;
import skilltide.dashboard.readings.Written;
import skilltide.streams.result.Grain;

/** All views but the board, of a server that knows two years of postings: fintech asks for Go, media for Kubernetes, all for SQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ViewsTest {
  private static final String INGEST = "http://ingest.example:8080";
  private static final String VIEWS = INGEST + "/api/v1/views";

  private ReadingStore store;
  private DashboardServer server;
  private Chromium chromium;

  @BeforeAll
  void start() {
    chromium = Chromium.launch();
    store = new Written().daily("2018-02-01", "2018-04-01", 1, "go", "sql").daily("2018-02-01", "2018-02-11", 1, "sql")
        .in("media-entertainment").daily("2018-02-01", "2018-04-01", 1, "kubernetes", "sql").store();
    server = DashboardServer.start(Map.of("skilltide.ingest-url", INGEST));
    server.bean(Readings.class).show(store);
    List<Change> rows = new ArrayList<>();
    for (int month = 0; month < 24; month++) {
      LocalDate day = LocalDate.parse("2016-05-02").plusMonths(month);
      rows.add(posted(day.toString(), 100, Map.of("go", 10 + month, "sql", 40, "kubernetes", 5)));
      rows.add(viewed(Grain.DAY, day.atStartOfDay(ZoneOffset.UTC).toInstant(), "go", 3));
    }
    server.cube().apply(rows);
  }

  @AfterAll
  void stop() {
    if (server != null) {
      server.close();
      store.close();
      chromium.close();
    }
  }

  @AfterEach
  void nothingIsComplainedOf() {
    // axe looks at letters drawn on canvases, often.
    assertThat(chromium.complaints()).filteredOn(complaint -> !complaint.contains("willReadFrequently")).isEmpty();
  }

  @Test
  void skillShowsWhatItIsItsCourseAndWhereItIsAskedFor() {
    try (Page page = open("/skills/go")) {
      assertThat(page.locator("h1")).hasText("Go");
      assertThat(page).hasTitle("Go · Skilltide");
      assertThat(page.getByTestId("said")).not().hasText("");
      assertThat(page.getByTestId("demand")).containsText("516 of 2,400 postings name Go, 22 in 100");
      assertThat(page.getByTestId("interest")).containsText("72 views of the definition of Go");
      assertThat(page.getByTestId("split-industry")).containsText("Most surely in Fintech: 59 of 69 postings");
      assertThat(page.getByTestId("split-country")).containsText("Germany");
      assertThat(page.getByTestId("related")).containsText("SQL");
      assertThat(page.getByTestId("evidence").locator("mark").first()).hasText("go");
      assertThat(page.getByTestId("evidence").locator("mark").first()).hasAttribute("title", "Rule: name");
    }
  }

  @Test
  void chartHasItsTable() {
    try (Page page = open("/skills/go")) {
      Locator demand = page.getByTestId("demand");

      demand.getByText("Table").click();

      assertThat(demand.getByRole(AriaRole.ROW)).hasCount(25);
      assertThat(demand.getByRole(AriaRole.ROW).nth(1)).containsText(Pattern.compile("May 2016\\s*10 in 100"));
    }
  }

  @Test
  void skillsAreComparedAndAddedByASearch() {
    try (Page page = open("/compare?skills=go")) {
      page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Add a skill to compare")).fill("k8s");
      assertThat(page.locator(".finder").getByRole(AriaRole.OPTION)).containsText("Kubernetes");
      page.keyboard().press("Enter");

      assertThat(page).hasURL(Pattern.compile("/compare\\?skills=go,kubernetes$"));
      assertThat(page.getByTestId("comparison")).containsText("22 in 100 name Go and 5 Kubernetes.");
      assertThat(page.getByTestId("compared").getByRole(AriaRole.ROW)).hasCount(3);

      page.getByText("Index, first = 100").click();
      assertThat(page).hasURL(Pattern.compile("measure=index"));
      page.getByTestId("comparison").getByText("Table").click();
      assertThat(page.getByTestId("comparison").getByRole(AriaRole.ROW).last()).containsText("330");
      page.getByTestId("chosen-go").click();
      assertThat(page).hasURL(Pattern.compile("measure=index&skills=kubernetes$"));
    }
  }

  @Test
  void heatMapIsReadAndSortedByKeyboard() {
    try (Page page = open("/industries?kind=all")) {
      Locator map = page.locator("skilltide-heat-map");
      assertThat(map.getByRole(AriaRole.ROWHEADER).first()).hasText("SQL");
      map.locator("td [tabindex='0']").focus();
      page.keyboard().press("ArrowDown");
      assertThat(page.getByTestId("cell-words")).containsText("Go in Fintech: 1.9 times as often");
      page.keyboard().press("ArrowRight");
      assertThat(page.getByTestId("cell-words")).containsText("Go in Media and entertainment: fewer than five");

      map.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Media and entertainment")).focus();
      page.keyboard().press("Enter");

      assertThat(page).hasURL(Pattern.compile("sort=media-entertainment$"));
      assertThat(map.getByRole(AriaRole.ROWHEADER).first()).hasText("Kubernetes");
    }
  }

  @Test
  void glossaryFindsWhatIsMisspelt() {
    try (Page page = open("/glossary")) {
      assertThat(page.locator("#letter-G")).hasText("G");
      assertThat(page.getByText("996 skills.")).isVisible();

      page.getByLabel("Find a skill by any of its names").fill("javascrit");

      assertThat(page.getByText("No skill is called “javascrit”. The nearest:")).isVisible();
      assertThat(page.locator(".entry").first()).containsText("JavaScript");
      assertThat(page).hasURL(Pattern.compile("\\?q=javascrit$"));
      page.reload();
      assertThat(page.locator(".entry").first()).containsText("JavaScript");
    }
  }

  @Test
  void statusTellsWhatIsShownAndHow() {
    try (Page page = chromium.page()) {
      healthy(page);
      page.navigate(server.address() + "/status");
      assertThat(page.locator("h1")).hasText("Status");
      assertThat(page.getByText("2,400", new Page.GetByTextOptions().setExact(true))).isVisible();
      assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Rejected"))).isVisible();
      assertThat(page.getByRole(AriaRole.ROWHEADER, new Page.GetByRoleOptions().setName("Cube"))).isVisible();
    }
  }

  @Test
  void searchFindsAliasesAndMisspellingsByKeyboardAlone() {
    try (Page page = open("/glossary")) {
      assertThat(page.locator("h1")).isVisible();
      page.keyboard().press("Control+k");
      assertThat(page.getByTestId("search").getByRole(AriaRole.COMBOBOX)).isFocused();
      page.keyboard().type("golang");
      assertThat(page.getByTestId("search").locator("[aria-selected=true]")).containsText("also golang");
      page.keyboard().press("Enter");
      assertThat(page.locator("h1")).hasText("Go");
      assertThat(page.locator("h1")).isFocused();

      page.keyboard().press("/");
      assertThat(page.getByTestId("search").getByRole(AriaRole.COMBOBOX)).isFocused();
      page.keyboard().type("kubernets");
      page.keyboard().press("Enter");
      assertThat(page.locator("h1")).hasText("Kubernetes");

      page.goBack();
      assertThat(page.locator("h1")).hasText("Go");
      page.goBack();
      assertThat(page.locator("h1")).hasText("Glossary");
      page.goForward();
      assertThat(page.locator("h1")).hasText("Go");
    }
  }

  @Test
  void keysAreTold() {
    try (Page page = open("/glossary")) {
      assertThat(page.locator("h1")).isVisible();
      page.keyboard().press("?");
      assertThat(page.getByTestId("keys")).containsText("Search a skill by any of its names");
      page.keyboard().press("Escape");
      assertThat(page.getByTestId("keys")).isHidden();
    }
  }

  @Test
  void dragZoomsDoubleClickLeavesAndALinkReproducesIt() {
    try (Page page = open("/skills/go")) {
      Locator plot = page.getByTestId("demand").locator(".u-over");
      plot.scrollIntoViewIfNeeded();
      BoundingBox box = plot.boundingBox();

      page.mouse().move(box.x + box.width * 0.26, box.y + 80);
      page.mouse().down();
      page.mouse().move(box.x + box.width * 0.4, box.y + 90);
      page.mouse().move(box.x + box.width * 0.51, box.y + 90);
      page.mouse().up();
      page.mouse().move(0, 0);

      assertThat(page).hasURL(Pattern.compile("/skills/go\\?from=2016-11-01&to=2017-06-01$"));
      assertThat(page.getByTestId("demand")).containsText("of 700 postings name Go");
      page.reload();
      assertThat(page.getByTestId("demand")).containsText("of 700 postings name Go");
      page.getByTestId("demand").locator(".u-over").dblclick();
      page.mouse().move(0, 0);
      assertThat(page).hasURL(server.address() + "/skills/go");
      page.goBack();
      assertThat(page.getByTestId("demand")).containsText("of 700 postings name Go");
    }
  }

  @Test
  void keysReadAChartAndZoom() {
    try (Page page = open("/skills/go")) {
      Locator slider = page.getByTestId("demand").getByRole(AriaRole.SLIDER);
      slider.focus();
      page.keyboard().press("Home");
      page.keyboard().press("ArrowRight");
      assertThat(slider).hasAttribute("aria-valuetext",
          Pattern.compile("^Jun 2016: 11 in 100"));

      page.keyboard().press("Enter");
      page.keyboard().press("ArrowRight");
      page.keyboard().press("Enter");
      assertThat(page).hasURL(Pattern.compile("\\?from=2016-06-01&to=2016-08-01$"));
      page.getByTestId("leave").click();
      assertThat(page).hasURL(server.address() + "/skills/go");
    }
  }

  @Test
  void openedSkillIsPublishedAsAViewOnce() {
    try (Page page = chromium.page()) {
      List<Request> views = viewsOf(page);
      page.navigate(server.address() + "/skills/golang");
      assertThat(page.getByTestId("demand")).containsText("postings name Go");
      page.getByTestId("period").selectOption("now-365d");
      assertThat(page).hasURL(Pattern.compile("from=now-365d"));
      assertThat(page.getByTestId("demand")).containsText("of 1,300 postings name Go");
      page.waitForCondition(() -> !views.isEmpty());

      assertThat(views).hasSize(1);
      assertThat(views.get(0).postData()).isEqualTo("{\"term\":\"go\"}");
      assertThat(views.get(0).headerValue("content-type")).startsWith("text/plain");
    }
  }

  @ParameterizedTest
  @CsvSource({"doNotTrack,'1'", "globalPrivacyControl,true"})
  void whoAsksNotToBeFollowedIsNot(String signal, String value) {
    try (Page page = chromium.page()) {
      List<Request> views = viewsOf(page);
      page.addInitScript("Object.defineProperty(navigator, '%s', { get: () => %s })".formatted(signal,
          signal.equals("doNotTrack") ? "'1'" : value));
      page.navigate(server.address() + "/skills/go");
      assertThat(page.getByTestId("evidence").locator("mark").first()).isVisible();
      assertThat(page.getByText("Skilltide 1.2.3")).isVisible();

      assertThat(views).isEmpty();
    }
  }

  @Test
  void evidenceIsTextWhateverStandsInIt() {
    try (Page page = chromium.page()) {
      viewsOf(page);
      page.route("**/evidence?**", route -> route.fulfill(new Route.FulfillOptions()
          .setContentType("application/json").setBody(
              """
                  {"total":1,"name":"Go","postings":[{"posting":"x:1","source":"x","title":"<img src=x onerror=alert(1)>",
                  "link":"javascript:alert(1)","posted":"2018-04-26T00:00:00Z","mentions":[{"field":"text","start":3,"end":5,
                  "as":"Go","rule":"<i>named</i>","snippet":"<b>Go</b>"}]}]}""")));
      page.navigate(server.address() + "/skills/go");

      Locator evidence = page.getByTestId("evidence");
      assertThat(evidence).containsText("<img src=x onerror=alert(1)>");
      assertThat(evidence.locator("mark")).hasText("Go");
      assertThat(evidence.locator(".snippet")).containsText("<b>Go");
      assertThat(evidence.locator("img, b, i, a")).hasCount(0);
    }
  }

  @Test
  void whatIsNotThereIsSaidWithTheWayOut() {
    try (Page page = chromium.page()) {
      page.navigate(server.address() + "/industries?from=2017-01-01&to=2017-02-01");
      assertThat(page.getByText("Too few postings to compare industries")).isVisible();
      page.getByText("Look at all time").click();
      assertThat(page.locator("skilltide-heat-map")).isVisible();
      page.navigate(server.address() + "/compare");
      page.getByText("SQL · NoSQL").click();
      assertThat(page.getByTestId("compared")).containsText("NoSQL");
    }
  }

  @Test
  void otherSitesFrameASkillWithoutTheControls() throws IOException {
    HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext("/", exchange -> {
      String html = "<!doctype html><link rel=icon href=data:,><iframe width=900 height=700 src='" + server.address()
          + "/skills/go?embed'></iframe>";
      exchange.getResponseHeaders().add("Content-Type", "text/html");
      exchange.sendResponseHeaders(200, html.length());
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(html.getBytes(StandardCharsets.UTF_8));
      }
    });
    other.start();
    try (Page page = chromium.page()) {
      List<Request> views = viewsOf(page);
      page.navigate("http://127.0.0.1:" + other.getAddress().getPort() + "/");

      var frame = page.frameLocator("iframe");
      assertThat(frame.getByTestId("demand")).containsText("postings name Go");
      assertThat(frame.locator("skilltide-bar, skilltide-period, skilltide-take-away")).hasCount(0);
      assertThat(views).isEmpty();
    } finally {
      other.stop(0);
    }
  }

  @ParameterizedTest
  @CsvSource({"LIGHT,1280", "DARK,390"})
  void axeFindsNothing(ColorScheme scheme, int width) throws IOException {
    try (Page page = chromium.page(new Browser.NewPageOptions().setColorScheme(scheme).setViewportSize(width, 900)
        .setReducedMotion(ReducedMotion.REDUCE))) {
      viewsOf(page);
      healthy(page);
      Map<String, Locator> shown = Map.of("/skills/go", page.getByTestId("evidence").locator("mark").first(),
          "/compare?skills=go,sql", page.getByTestId("compared"), "/industries?kind=all",
          page.locator("skilltide-heat-map td").first(), "/glossary?q=ja", page.locator(".entry").first(), "/status",
          page.getByRole(AriaRole.ROWHEADER, new Page.GetByRoleOptions().setName("Cube")), "/compare",
          page.getByText("Choose skills to compare"));
      for (var view : shown.entrySet()) {
        page.navigate(server.address() + view.getKey());
        assertThat(view.getValue()).isVisible();
        assertThat(axe(page)).as(view.getKey()).isEmpty();
      }
      page.keyboard().press("Control+k");
      assertThat(page.getByTestId("search").getByRole(AriaRole.COMBOBOX)).isFocused();
      page.keyboard().type("java");
      assertThat(page.getByTestId("search").getByRole(AriaRole.OPTION).first()).isVisible();
      assertThat(axe(page)).as("search").isEmpty();
    }
  }

  private Page open(String path) {
    Page page = chromium.page();
    viewsOf(page);
    page.navigate(server.address() + path);
    return page;
  }

  /** What the page publishes; nothing leaves this machine. */
  private static List<Request> viewsOf(Page page) {
    List<Request> views = new CopyOnWriteArrayList<>();
    page.route(VIEWS, route -> {
      views.add(route.request());
      route.fulfill(new Route.FulfillOptions().setStatus(204));
    });
    return views;
  }

  /** What is there without Kafka is ill. */
  private static void healthy(Page page) {
    page.route("**/health", route -> route.fulfill(new Route.FulfillOptions().setContentType("application/json")
        .setBody("{\"status\":\"UP\",\"details\":{\"cube\":{\"status\":\"UP\"}}}")));
  }

  private static List<?> axe(Page page) throws IOException {
    try (InputStream in = ViewsTest.class
        .getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
      page.evaluate(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    return (List<?>) page.evaluate("""
        async () => {
          const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
          const { violations, passes } = await axe.run(document, { runOnly: tags });
          if (passes.length < 20) return ['hardly anything was looked at'];
          return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
        }""");
  }
}
