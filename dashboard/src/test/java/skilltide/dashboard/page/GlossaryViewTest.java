package skilltide.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** All skills from A to Z. */
@ExtendWith(SiteExtension.class)
class GlossaryViewTest {
  private final Site site;

  GlossaryViewTest(Site site) {
    this.site = site;
  }

  @Test
  void glossaryFindsWhatIsMisspelt() {
    try (Page page = site.open("/glossary")) {
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
  void termsThatAreNoSkillsHavePagesToo() {
    try (Page page = site.open("/glossary")) {
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Fintech").setExact(true)).click();

      assertThat(page).hasURL(site.at("/industries/fintech"));
      assertThat(page).hasTitle("Fintech · Skilltide");
      page.getByText("what it asks for, on the board").click();
      assertThat(page.getByTestId("industry")).hasValue("fintech");
    }
  }

  @Test
  void glossaryIsReadWithoutJavaScript() {
    try (Page page = site.chromium().page(new Browser.NewPageOptions().setJavaScriptEnabled(false))) {
      Site.viewsOf(page);
      page.navigate(site.at("/glossary"));
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Kotlin").setExact(true)).click();

      assertThat(page).hasURL(site.at("/skills/kotlin"));
      assertThat(page).hasTitle("Kotlin · Skilltide");
      assertThat(page.getByRole(AriaRole.HEADING)).hasText("Kotlin");
      assertThat(page.locator("dfn")).isVisible(); // texts in noscript are not looked for otherwise
    }
  }
}
