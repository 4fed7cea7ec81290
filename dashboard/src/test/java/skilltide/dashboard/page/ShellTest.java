package skilltide.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What all views stand in: search, keys, back and forward. */
@ExtendWith(SiteExtension.class)
class ShellTest {
  private final Site site;

  ShellTest(Site site) {
    this.site = site;
  }

  @Test
  void searchFindsAliasesAndMisspellingsByKeyboardAlone() {
    try (Page page = site.open("/glossary")) {
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
    try (Page page = site.open("/glossary")) {
      assertThat(page.locator("h1")).isVisible();
      page.keyboard().press("?");
      assertThat(page.getByTestId("keys")).containsText("Search a skill by any of its names");
      page.keyboard().press("Escape");
      assertThat(page.getByTestId("keys")).isHidden();
    }
  }

  @Test
  void keysCountAgainAsSoonAsADialogIsClosed() {
    try (Page page = site.open("/glossary")) {
      assertThat(page.locator("h1")).isVisible();
      page.keyboard().press("Control+k");
      assertThat(page.getByTestId("search").getByRole(AriaRole.COMBOBOX)).isFocused();

      page.evaluate("""
          () => {
            const dialog = document.querySelector('[data-testid=search]');
            dialog.close();
            dialog.querySelector('input').dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true }));
          }""");

      assertThat(page.getByTestId("keys")).isVisible();
    }
  }

  @Test
  void keysWithoutCtrlCanBeSwitchedOff() {
    try (Page page = site.open("/glossary")) {
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keys")).click();
      page.getByTestId("keys").getByRole(AriaRole.CHECKBOX).uncheck();
      page.keyboard().press("Escape");
      page.reload();
      assertThat(page.locator("h1")).isVisible();

      page.keyboard().press("?");
      page.keyboard().press("/");
      page.keyboard().press("p");
      page.keyboard().press("Control+k");

      assertThat(page.getByTestId("search").getByRole(AriaRole.COMBOBOX)).isFocused();
      assertThat(page.getByTestId("keys")).hasCount(0);
      assertThat(page.getByTestId("state")).containsText("Live");
    }
  }

  @Test
  void backLeadsToWhereAViewWasLeft() {
    try (Page page = site.open("/glossary")) {
      assertThat(page.locator("#letter-Z")).hasCount(1);
      Locator link = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("MongoDB").setExact(true));
      link.scrollIntoViewIfNeeded();
      link.evaluate(
          "link => link.addEventListener('click', () => { window.left = link.getBoundingClientRect().top; })");
      link.click();
      assertThat(page.locator("h1")).hasText("MongoDB");
      assertThat(page.evaluate("scrollY")).isEqualTo(0);
      Number left = (Number) page.evaluate("window.left");

      page.goBack();

      assertThat(page.locator("h1")).hasText("Glossary");
      page.waitForCondition(() -> link.count() == 1 && Math.abs(link.boundingBox().y - left.doubleValue()) < 2);
    }
  }

  @Test
  void whatIsNotThereIsSaidWithTheWayOut() {
    try (Page page = site.chromium().page()) {
      page.navigate(site.at("/industries?from=2017-01-01&to=2017-02-01"));
      assertThat(page.getByText("Too few postings to compare industries")).isVisible();
      page.getByText("Look at all time").click();
      assertThat(page.locator("skilltide-heat-map")).isVisible();
      page.navigate(site.at("/compare"));
      page.getByText("SQL · NoSQL").click();
      assertThat(page.getByTestId("compared")).containsText("NoSQL");
    }
  }
}
