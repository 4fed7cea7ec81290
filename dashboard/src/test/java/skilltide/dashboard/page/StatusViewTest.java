package skilltide.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How the instance is doing. */
@ExtendWith(SiteExtension.class)
class StatusViewTest {
  private final Site site;

  StatusViewTest(Site site) {
    this.site = site;
  }

  @Test
  void statusTellsWhatIsShownAndHow() {
    try (Page page = site.chromium().page()) {
      Site.healthy(page);
      page.navigate(site.at("/status"));
      assertThat(page.locator("h1")).hasText("Status");
      assertThat(page.getByText("2,400", new Page.GetByTextOptions().setExact(true))).isVisible();
      assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Rejected"))).isVisible();
      assertThat(page.getByRole(AriaRole.ROWHEADER, new Page.GetByRoleOptions().setName("Cube"))).isVisible();
      assertThat(page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName("greenhouse:acme")))
          .containsText("There is nothing at https://boards.example/acme (404)");
      assertThat(page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName("remoteok")))
          .containsText("by Remote OK");
    }
  }
}
