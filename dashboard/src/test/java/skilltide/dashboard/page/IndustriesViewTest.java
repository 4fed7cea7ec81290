package skilltide.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The heat map of what industries ask for. */
@ExtendWith(SiteExtension.class)
class IndustriesViewTest {
  private final Site site;

  IndustriesViewTest(Site site) {
    this.site = site;
  }

  @Test
  void heatMapIsReadAndSortedByKeyboard() {
    try (Page page = site.open("/industries?kind=all")) {
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
}
