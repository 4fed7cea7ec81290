package skilltide.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static skilltide.dashboard.cube.CubeRows.posted;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skilltide.dashboard.DashboardServer;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.dashboard.readings.Readings;
import skilltide.dashboard.readings.Written;
import skilltide.streams.result.Facet;

/** The board, of a server whose readings have Go rising, COBOL new and SQL as it was; of Java there is too little. */
@ExtendWith(SiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoardViewTest {
  private static final String DAY = "2018-04-26";

  private final Site site;
  private ReadingStore store;
  private DashboardServer server;

  BoardViewTest(Site site) {
    this.site = site;
  }

  @BeforeAll
  void start() {
    store = new Written().daily("2017-01-01", "2018-01-15", 1, "go", "sql").daily("2017-01-01", "2018-01-15", 4, "sql")
        .daily("2018-01-15", "2018-04-27", 3, "go", "sql").daily("2018-01-15", "2018-04-27", 2, "sql", "cobol").store();
    server = DashboardServer.start(Map.of());
    server.bean(Readings.class).show(store);
    Map<String, Integer> skills = Map.of("go", 60, "sql", 45, "cobol", 20, "java", 5);
    server.cube().apply(List.of(posted(DAY, 100, skills), posted(0, DAY, Facet.INDUSTRY, "fintech", 100, skills),
        posted(0, DAY, Facet.COUNTRY, "DE", 100, skills)));
  }

  @AfterAll
  void stop() {
    server.close();
    store.close();
  }

  @Test
  void headlineSaysWhatTheTableProves() {
    try (Page page = open("/")) {
      assertThat(page.getByTestId("headline")).containsText("COBOL and Go are rising");
      assertThat(page.getByTestId("headline"))
          .containsText("Of 3 skills, 2 moved beyond chance; 0 cannot be told at this sample, 1 held steady.");

      assertThat(verdict(page, "go")).hasText("▲ Rising");
      assertThat(verdict(page, "cobol")).hasText("▲ New");
      assertThat(verdict(page, "sql")).hasText("Steady");
      assertThat(verdict(page, "java")).hasText("Too few");
      assertThat(page.getByTestId("movers").getByRole(AriaRole.LISTITEM)).hasCount(2);
      assertThat(page.getByTestId("just-in").getByRole(AriaRole.LISTITEM)).hasCount(3);
      Object clear = page.getByTestId("row-go").locator(".strip").evaluate(
          "strip => strip.querySelector('.arrow') !== null && strip.querySelector('.interval') === null");
      assertThat(clear).as("wholly beyond the scale, which an arrow says").isEqualTo(true);
    }
  }

  @Test
  void filtersCombineAndLiveInTheAddress() {
    try (Page page = open("/")) {
      page.getByTestId("kind-language").click();
      page.getByTestId("industry").selectOption("fintech");
      page.getByTestId("country").selectOption("DE");

      assertThat(page).hasURL(Pattern.compile("\\?kind=language&industry=fintech&country=DE$"));
      assertThat(page.locator(".every")).hasText("follows every 2 s");
      assertThat(page.getByTestId("headline")).containsText("in Fintech in Germany");
      assertThat(page.getByTestId("row-go")).isVisible();

      page.goBack();
      assertThat(page).hasURL(Pattern.compile("\\?kind=language&industry=fintech$"));
      assertThat(page.locator(".every")).hasCount(0);
      page.reload();
      assertThat(page.getByTestId("industry")).hasValue("fintech");
      assertThat(page.getByTestId("country")).hasValue("");
      assertThat(page.getByTestId("kind-language")).hasAttribute("aria-current", "true");
    }
  }

  @Test
  void pausedBoardCountsWhatWaitsAndShowsItWhenResumed() {
    try (Page page = open("/")) {
      assertThat(figure(page, "sql")).hasAttribute("data-amount", "45");
      page.keyboard().press("p");
      assertThat(page.getByTestId("state")).containsText("Paused (0 changes waiting)");

      server.cube().apply(List.of(posted(1, DAY, Facet.ALL, "", 1, Map.of("sql", 1))));
      assertThat(page.getByTestId("state")).containsText("(1 change waiting)");
      assertThat(figure(page, "sql")).hasAttribute("data-amount", "45");

      page.getByTestId("pause").click();
      assertThat(figure(page, "sql")).hasAttribute("data-amount", "46");
      assertThat(page.getByTestId("state")).containsText("Live");
    } finally {
      server.cube().apply(List.of(posted(1, DAY, Facet.ALL, "", 0, Map.of())));
    }
  }

  @Test
  void rowsKeepTheirPlacesUnderThePointer() {
    try (Page page = open("/")) {
      assertThat(page.locator("tbody tr").last()).hasAttribute("data-skill", "java");
      page.getByTestId("row-java").hover();

      server.cube().apply(List.of(posted(2, DAY, Facet.ALL, "", 30, Map.of("java", 30))));
      assertThat(figure(page, "java")).hasAttribute("data-amount", "35");
      assertThat(page.locator("tbody tr").last()).hasAttribute("data-skill", "java");

      page.getByTestId("headline").hover();
      assertThat(page.locator("tbody tr").last()).hasAttribute("data-skill", "cobol");
    } finally {
      server.cube().apply(List.of(posted(2, DAY, Facet.ALL, "", 0, Map.of())));
    }
  }

  @Test
  void verdictIsExplainedAtTheFocusUntilEscape() {
    try (Page page = open("/")) {
      assertThat(verdict(page, "go")).hasText("▲ Rising");
      Locator why = page.locator("skilltide-why");

      page.getByTestId("row-go").locator("a").focus();
      page.keyboard().press("Tab");

      assertThat(why).isVisible();
      assertThat(why).containsText("More than chance");
      assertThat(why).containsText("15 Jan 2018 to 15 Apr 2018");
      assertThat(why).containsText(Pattern.compile("Here only changes beyond ±\\d+"));
      page.keyboard().press("Escape");
      assertThat(why).isHidden();
    }
  }

  @Test
  void wrongViewIsToldWithTheMendAndTheWayOut() {
    try (Page page = open("/?industry=fintec")) {
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("did you mean 'fintech'?");

      page.getByText("Show the usual board").click();

      assertThat(page.getByTestId("row-go")).isVisible();
      assertThat(page).hasURL(server.address() + "/");
    }
  }

  @Test
  void postingsAreTextWhateverStandsInThem() {
    try (Page page = site.chromium().page()) {
      page.route("**/api/v1/latest?**", route -> route.fulfill(new Route.FulfillOptions()
          .setContentType("application/json").setBody(
              """
                  {"postings":[{"posting":"x:1","source":"x","title":"<img src=x onerror=alert(1)>","link":"javascript:alert(1)",
                  "posted":"2018-04-26T00:00:00Z","text":"<b>Go</b>","marks":[{"skill":"go","name":"Go","start":3,"end":5}]}]}""")));
      page.navigate(server.address() + "/");

      Locator justIn = page.getByTestId("just-in");
      assertThat(justIn).containsText("<img src=x onerror=alert(1)>");
      assertThat(justIn).containsText("<b>Go</b>");
      assertThat(justIn.locator("mark")).hasText("Go");
      assertThat(justIn.locator("img, b, a")).hasCount(0);
    }
  }

  @ParameterizedTest
  @CsvSource({"DARK,1280", "LIGHT,390"})
  void axeFindsNothing(ColorScheme scheme, int width) {
    try (
        Page page = site.chromium().page(new Browser.NewPageOptions().setColorScheme(scheme).setViewportSize(width, 900)
            .setReducedMotion(ReducedMotion.REDUCE))) {
      page.navigate(server.address() + "/");
      assertThat(verdict(page, "go")).hasText("▲ Rising");
      assertThat(page.getByTestId("just-in").locator("mark").first()).isVisible();

      assertThat(Audit.axe(page)).isEmpty();
    }
  }

  @Test
  void nothingShiftsWhenFiguresArrive() {
    try (Page page = site.chromium().page()) {
      page.addInitScript(Audit.WATCH_SHIFTS);
      page.navigate(server.address() + "/");
      assertThat(verdict(page, "go")).hasText("▲ Rising");
      assertThat(page.getByTestId("movers").locator(".strip").first()).isVisible();
      assertThat(page.getByTestId("just-in").locator("mark").first()).isVisible();

      assertThat(Audit.shifts(page)).isEmpty();
    }
  }

  @Test
  void nothingIsSaidOfSureMoversBeforeTheyHaveCome() {
    try (Page page = site.chromium().page()) {
      page.route("**/api/v1/movers?**", route -> { /* it does not come */ });
      page.navigate(server.address() + "/");
      assertThat(verdict(page, "go")).hasText("▲ Rising");

      assertThat(page.getByTestId("movers")).hasText("Sure movers");
    }
  }

  private Page open(String path) {
    Page page = site.chromium().page();
    page.navigate(server.address() + path);
    return page;
  }

  private static Locator verdict(Page page, String skill) {
    return page.getByTestId("row-" + skill).locator(".verdict");
  }

  private static Locator figure(Page page, String skill) {
    return page.getByTestId("row-" + skill).getByTestId("count");
  }
}
