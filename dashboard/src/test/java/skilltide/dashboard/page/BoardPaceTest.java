package skilltide.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static skilltide.dashboard.page.Frames.JUDGED;
import static skilltide.dashboard.page.Frames.delta;
import static skilltide.dashboard.page.Frames.row;
import static skilltide.dashboard.page.Frames.said;
import static skilltide.dashboard.page.Frames.snapshot;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often the board changes what is read: by a clock in the test's hands. */
@ExtendWith(SiteExtension.class)
class BoardPaceTest {
  private static final String COUNT_GLIDES = """
      window.glides = 0;
      const animate = Element.prototype.animate;
      Element.prototype.animate = function (...of) { window.glides++; return animate.apply(this, of); };""";
  private final Site site;
  private Page page;
  private Frames frames;

  BoardPaceTest(Site site) {
    this.site = site;
    page = site.chromium().page();
    frames = Frames.of(page);
  }

  @AfterEach
  void close() {
    page.close();
  }

  @Test
  void figuresChangeOnceASecond() {
    openAtAStandingClock();

    frames.send(delta(1, JUDGED, row(1, "go", 210, said("unclear", 0))));
    assertThat(page.getByTestId("row-go")).containsText("21 in 100");

    frames.send(delta(2, JUDGED, row(1, "go", 220, said("unclear", 0))));
    frames.send(delta(3, JUDGED, row(1, "go", 230, said("unclear", 0))));
    page.clock().runFor(900);
    assertThat(page.getByTestId("row-go")).containsText("21 in 100");
    page.clock().runFor(100);

    assertThat(page.getByTestId("row-go")).containsText("23 in 100");
  }

  @Test
  void rowsThatMovedRestThreeSeconds() {
    openAtAStandingClock();
    frames.send(delta(1, JUDGED, row(1, "sql", 250, said("unclear", 0)), row(2, "go", 200, said("unclear", 0))));
    page.clock().runFor(1000);
    assertFirst("sql");

    frames.send(delta(2, JUDGED, row(1, "go", 300, said("unclear", 0)), row(2, "sql", 250, said("unclear", 0))));
    page.clock().runFor(1000);
    assertThat(page.getByTestId("row-go")).containsText("30 in 100");
    assertFirst("sql");
    page.clock().runFor(2200);

    assertFirst("go");
  }

  @Test
  void rowsKeepTheirPlacesWhileTheKeyboardIsAmongThem() {
    openAtAStandingClock();
    page.getByTestId("row-go").getByRole(AriaRole.LINK).focus();
    page.keyboard().press("Tab");

    frames.send(delta(1, JUDGED, row(1, "sql", 250, said("unclear", 0)), row(2, "go", 200, said("unclear", 0))));
    page.clock().runFor(5000);
    assertThat(page.getByTestId("row-sql")).containsText("25 in 100");
    assertFirst("go");
    page.evaluate("document.activeElement.blur()");
    page.clock().runFor(5000);

    assertFirst("sql");
  }

  @Test
  void verdictsAreAnnouncedPolitelyAndAtMostEveryThirtySeconds() {
    openAtAStandingClock();
    assertThat(page.getByTestId("announced")).hasAttribute("role", "status");
    frames.send(delta(1, JUDGED, row(1, "go", 210, said("rising", 0.6))));
    page.clock().runFor(1000);
    assertThat(page.getByTestId("announced")).hasText("GO is rising.");

    frames.send(delta(2, JUDGED, row(2, "sql", 90, said("falling", -0.5))));
    frames.send(delta(3, JUDGED, row(1, "go", 200, said("unclear", 0))));
    page.clock().runFor(28_000);
    assertThat(page.getByTestId("row-sql").locator(".verdict")).hasText("▼ Falling");
    assertThat(page.getByTestId("announced")).hasText("GO is rising.");
    page.clock().runFor(1000);

    assertThat(page.getByTestId("announced")).hasText("GO is no longer rising and SQL is falling.");
  }

  @Test
  void whatChangesBackInBetweenIsNotAnnounced() {
    openAtAStandingClock();
    frames.send(delta(1, JUDGED, row(1, "go", 210, said("rising", 0.6))));
    page.clock().runFor(1000);
    assertThat(page.getByTestId("announced")).hasText("GO is rising.");

    frames.send(delta(2, JUDGED, row(2, "sql", 90, said("falling", -0.5))));
    page.clock().runFor(5000);
    assertThat(page.getByTestId("row-sql").locator(".verdict")).hasText("▼ Falling");
    frames.send(delta(3, JUDGED, row(2, "sql", 100, said("unclear", 0))));
    page.clock().runFor(40_000);

    assertThat(page.getByTestId("row-sql").locator(".verdict")).not().hasText("▼ Falling");
    assertThat(page.getByTestId("announced")).hasText("GO is rising.");
  }

  @ParameterizedTest
  @CsvSource({"REDUCE,true", "NO_PREFERENCE,false"})
  void rowsGlideUnlessTheViewerWantsNoMotion(ReducedMotion wanted, boolean still) {
    page.close();
    page = site.chromium().page(new Browser.NewPageOptions().setReducedMotion(wanted));
    page.addInitScript(COUNT_GLIDES);
    frames = Frames.of(page);
    open();
    page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))");

    frames.send(delta(1, JUDGED, row(1, "sql", 250, said("unclear", 0)), row(2, "go", 200, said("unclear", 0))));
    assertFirst("sql");

    assertThat(page.evaluate("window.glides === 0")).isEqualTo(still);
    assertThat(page.evaluate("getComputedStyle(document.querySelector('.just-in li')).animationName === 'none'"))
        .isEqualTo(still);
  }

  private void openAtAStandingClock() {
    page.clock().install(new Clock.InstallOptions().setTime("2018-04-27T09:00:00Z"));
    open();
    page.clock().pauseAt("2018-04-27T10:00:00Z");
  }

  private void open() {
    Site.viewsOf(page);
    page.navigate(site.at("/"));
    page.waitForCondition(() -> !frames.heard.isEmpty());
    frames.send(
        snapshot(JUDGED, row(1, "go", 200, said("unclear", 0)), row(2, "sql", 100, said("unclear", 0))));
    assertThat(page.getByTestId("row-sql")).isVisible();
    assertThat(page.getByTestId("just-in").getByRole(AriaRole.LISTITEM).first())
        .isVisible();
  }

  private void assertFirst(String skill) {
    assertThat(page.locator("tbody tr").first()).hasAttribute("data-skill", skill);
  }
}
