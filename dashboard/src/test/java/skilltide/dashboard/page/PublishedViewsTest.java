package skilltide.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opening a skill is a view of its definition, and published as one. */
@ExtendWith(SiteExtension.class)
class PublishedViewsTest {
  private final Site site;

  PublishedViewsTest(Site site) {
    this.site = site;
  }

  @Test
  void openedSkillIsPublishedAsAViewOnce() {
    try (Page page = site.chromium().page()) {
      List<Request> views = Site.viewsOf(page);
      page.navigate(site.at("/skills/golang"));
      assertThat(page.getByTestId("demand")).containsText("postings name Go");
      page.getByTestId("period").selectOption("now-365d");
      assertThat(page).hasURL(Pattern.compile("from=now-365d"));
      assertThat(page.getByTestId("demand")).containsText("of 1,200 postings name Go");
      page.waitForCondition(() -> !views.isEmpty());

      assertThat(views).hasSize(1);
      assertThat(views.get(0).postData()).isEqualTo("{\"term\":\"go\"}");
      assertThat(views.get(0).headerValue("content-type")).startsWith("text/plain");
      assertThat(views.get(0).headerValue("origin")).as("ingest is elsewhere, and asks whence it comes")
          .isEqualTo(site.at(""));
    }
  }

  @Test
  void openedRoleIsPublishedByTheBeaconOfTheServerThatTakesViews() {
    try (Page page = site.chromium().page()) {
      List<Request> views = Site.viewsOf(page);
      page.navigate(site.at("/roles/backend"));
      page.waitForCondition(() -> !views.isEmpty());

      assertThat(views).hasSize(1);
      assertThat(views.get(0).postData()).isEqualTo("{\"term\":\"roles/backend\"}");
      assertThat(views.get(0).headerValue("origin")).isEqualTo(site.at(""));
    }
  }

  @ParameterizedTest
  @CsvSource({"/skills/golang,go", "/industries/fintech,industries%2Ffintech"})
  void pageWithoutScriptsIsPublishedByAPixelThatSaysWhenceItComes(String path, String term) {
    try (Page page = site.chromium().page(new Browser.NewPageOptions().setJavaScriptEnabled(false))) {
      List<Request> views = Site.viewsOf(page);
      page.navigate(site.at(path));
      page.waitForCondition(() -> !views.isEmpty());

      assertThat(views).hasSize(1);
      assertThat(views.get(0).url()).endsWith("/pixel.gif?term=" + term);
      assertThat(views.get(0).headerValue("referer")).isEqualTo(site.at("/"));
    }
  }

  @ParameterizedTest
  @CsvSource({"doNotTrack,'1'", "globalPrivacyControl,true"})
  void whoAsksNotToBeFollowedIsNot(String signal, String value) {
    try (Page page = site.chromium().page()) {
      List<Request> views = Site.viewsOf(page);
      page.addInitScript("Object.defineProperty(navigator, '%s', { get: () => %s })".formatted(signal,
          signal.equals("doNotTrack") ? "'1'" : value));
      page.navigate(site.at("/skills/go"));
      assertThat(page.getByTestId("evidence").locator("mark").first()).isVisible();
      assertThat(page.getByText("Skilltide 1.2.3")).isVisible();

      assertThat(views).isEmpty();
    }
  }
}
