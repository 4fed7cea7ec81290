package skilltide.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
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
}
