package skilltide.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for each view of the page: budgets that need no clock, and what everybody needs. */
@ExtendWith(SiteExtension.class)
class EveryViewTest {
  private static final int BUDGET_BYTES = 200_000;
  private static final int NARROW = 320;
  private static final int STEPS = 30;
  private final Site site;

  EveryViewTest(Site site) {
    this.site = site;
  }

  @ParameterizedTest
  @EnumSource
  void opensSmallOverTheWireAskingForAllAtOnceAndStandsStill(View view) {
    try (Page page = site.chromium().page()) {
      page.addInitScript(Audit.WATCH_SHIFTS);
      view.open(page, site);

      assertThat(Audit.bytes(page)).isBetween(10_000, BUDGET_BYTES);
      assertThat(Audit.late(page)).as("found out about late").isEmpty();
      assertThat(Audit.shifts(page)).as("shifted when figures arrived").isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void narrowWindowHasNoSidewaysScrollingAndRoomForFingers(View view) {
    try (Page page = site.chromium().page(new Browser.NewPageOptions().setViewportSize(NARROW, 700))) {
      view.open(page, site);

      assertThat(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
          .isEqualTo(false);
      assertThat(Audit.crowded(page)).isEmpty();
      page.setViewportSize(1280, 900);
      assertThat(Audit.crowded(page)).isEmpty();
      page.setViewportSize(NARROW, 700);
      page.waitForFunction("""
          [...document.querySelectorAll('main .panel')].every((panel) =>
            panel.scrollWidth <= panel.clientWidth || getComputedStyle(panel).overflowX !== 'visible')""");
    }
  }

  @ParameterizedTest
  @EnumSource
  void focusIsSeenWhereverTheKeyboardBringsIt(View view) {
    try (Page page = site.chromium().page()) {
      view.open(page, site);

      Set<Object> lost = new LinkedHashSet<>();
      for (String key : List.of("Tab", "Shift+Tab")) {
        for (int step = 0; step < STEPS; step++) {
          page.keyboard().press(key);
          lost.addAll(Audit.lostFocus(page));
        }
      }

      assertThat(lost).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"LIGHT,1280", "DARK,390"})
  void axeFindsNothing(ColorScheme scheme, int width) {
    try (Page page = site.chromium().page(new Browser.NewPageOptions().setColorScheme(scheme)
        .setViewportSize(width, 900).setReducedMotion(ReducedMotion.REDUCE))) {
      for (View view : View.values()) {
        if (view != View.GLOSSARY) { // a thousand entries that are all alike
          view.open(page, site);
          assertThat(Audit.axe(page)).as(view.path).isEmpty();
        }
      }
      page.navigate(site.at("/glossary?q=ja"));
      assertThat(page.locator(".entry").first()).isVisible();
      assertThat(Audit.axe(page)).as("glossary").isEmpty();
      page.keyboard().press("Control+k");
      assertThat(page.getByTestId("search").getByRole(AriaRole.COMBOBOX)).isFocused();
      page.keyboard().type("java");
      assertThat(page.getByTestId("search").getByRole(AriaRole.OPTION).first()).isVisible();
      assertThat(Audit.axe(page)).as("search").isEmpty();
      page.keyboard().press("Escape");
      assertThat(page.getByTestId("search")).isHidden();
      page.keyboard().press("?");
      assertThat(page.getByTestId("keys")).isVisible();
      assertThat(Audit.axe(page)).as("keys").isEmpty();
    }
  }
}
