package skilltide.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One skill: what is said of it, and what its charts do. */
@ExtendWith(SiteExtension.class)
class SkillViewTest {
  private final Site site;

  SkillViewTest(Site site) {
    this.site = site;
  }

  @Test
  void skillShowsWhatItIsItsCourseAndWhereItIsAskedFor() {
    try (Page page = site.open("/skills/go")) {
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

  @ParameterizedTest
  @CsvSource({"0.5,1", "1,0"})
  void shareOfConstantSourcesStandsBesideWhereItSaysSomethingElse(double times, int lines) {
    try (Page page = site.chromium().page()) {
      Site.viewsOf(page);
      page.route("**/api/v1/series?*measure=share*", route -> route.fulfill(new Route.FulfillOptions()
          .setContentType("application/json").setBody(withConstant(route.fetch().text(), times))));
      page.navigate(site.at("/skills/go"));
      Locator demand = page.getByTestId("demand");
      demand.getByText("Table").click();

      assertThat(demand.getByRole(AriaRole.COLUMNHEADER, new Locator.GetByRoleOptions().setName("Same sources")))
          .hasCount(lines);
      assertThat(page.getByTestId("constant")).hasCount(lines);
      if (lines > 0) {
        assertThat(demand.getByRole(AriaRole.ROW).nth(1)).containsText(Pattern.compile("10 in 100\\s*5 in 100"));
        assertThat(page.getByTestId("constant"))
            .containsText("counts only the 1 source that had postings all the time (old;");
      }
    }
  }

  private static String withConstant(String answer, double times) {
    try {
      ObjectNode json = (ObjectNode) new ObjectMapper().readTree(answer);
      json.putArray("constantSources").add("old");
      json.set("constantTotal", json.get("total"));
      ObjectNode line = (ObjectNode) json.at("/series/0");
      ArrayNode shares = line.putArray("constantShare");
      for (JsonNode value : line.get("values")) {
        shares.add(value.isNull() ? value : DoubleNode.valueOf(value.asDouble() * times));
      }
      return json.toString();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void chartHasItsTable() {
    try (Page page = site.open("/skills/go")) {
      Locator demand = page.getByTestId("demand");

      demand.getByText("Table").click();

      assertThat(demand.getByRole(AriaRole.ROW)).hasCount(25);
      assertThat(demand.getByRole(AriaRole.ROW).nth(1)).containsText(Pattern.compile("May 2016\\s*10 in 100"));
    }
  }

  @Test
  void dragZoomsDoubleClickLeavesAndALinkReproducesIt() {
    try (Page page = site.open("/skills/go")) {
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
      assertThat(page).hasURL(site.at("/skills/go"));
      page.goBack();
      assertThat(page.getByTestId("demand")).containsText("of 700 postings name Go");
    }
  }

  @Test
  void keysReadAChartAndZoom() {
    try (Page page = site.open("/skills/go")) {
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
      assertThat(page).hasURL(site.at("/skills/go"));
    }
  }

  @Test
  void whoAsksToBeNamedIsLinkedToSoThatItCounts() {
    try (Page page = site.chromium().page()) {
      Site.viewsOf(page);
      page.route("**/evidence?**", route -> route.fulfill(new Route.FulfillOptions()
          .setContentType("application/json").setBody(
              """
                  {"total":2,"name":"Go","postings":[{"posting":"remoteok:1","source":"remoteok","attribution":"Remote OK","title":"Developer",
                  "link":"https://remoteok.com/jobs/1","posted":"2018-04-26T00:00:00Z","mentions":[]},{"posting":"x:2","source":"x",
                  "title":"Engineer","link":"https://x.example/2","posted":"2018-04-26T00:00:00Z","mentions":[]}]}""")));
      page.navigate(site.at("/skills/go"));

      Locator postings = page.getByTestId("evidence").locator(".postings li");
      assertThat(postings.first()).containsText("via Remote OK");
      for (String link : List.of("Developer", "Remote OK")) {
        Locator there = postings.first().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(link));
        assertThat(there).hasAttribute("href", "https://remoteok.com/jobs/1");
        assertThat(there).hasAttribute("rel", "noopener");
      }
      assertThat(postings.last().getByRole(AriaRole.LINK)).hasAttribute("rel", "noopener noreferrer nofollow");
      assertThat(postings.last()).not().containsText("via");
    }
  }

  @Test
  void evidenceIsTextWhateverStandsInIt() {
    try (Page page = site.chromium().page()) {
      Site.viewsOf(page);
      page.route("**/evidence?**", route -> route.fulfill(new Route.FulfillOptions()
          .setContentType("application/json").setBody(
              """
                  {"total":1,"name":"Go","postings":[{"posting":"x:1","source":"x","title":"<img src=x onerror=alert(1)>",
                  "link":"javascript:alert(1)","posted":"2018-04-26T00:00:00Z","mentions":[{"field":"text","start":3,"end":5,
                  "as":"Go","rule":"<i>named</i>","snippet":"<b>Go</b>"}]}]}""")));
      page.navigate(site.at("/skills/go"));

      Locator evidence = page.getByTestId("evidence");
      assertThat(evidence).containsText("<img src=x onerror=alert(1)>");
      assertThat(evidence.locator("mark")).hasText("Go");
      assertThat(evidence.locator(".snippet")).containsText("<b>Go");
      assertThat(evidence.locator("img, b, i, a")).hasCount(0);
    }
  }
}
