package skilltide.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Skills side by side. */
@ExtendWith(SiteExtension.class)
class CompareViewTest {
  private final Site site;

  CompareViewTest(Site site) {
    this.site = site;
  }

  @Test
  void skillsAreComparedAndAddedByASearch() {
    try (Page page = site.open("/compare?skills=go")) {
      page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Add a skill to compare")).fill("k8s");
      assertThat(page.locator(".finder").getByRole(AriaRole.OPTION)).containsText("Kubernetes");
      page.keyboard().press("Enter");

      assertThat(page).hasURL(Pattern.compile("/compare\\?skills=go,kubernetes$"));
      assertThat(page.getByTestId("comparison")).containsText("22 in 100 name Go and 5 Kubernetes.");
      assertThat(page.getByTestId("compared").getByRole(AriaRole.ROW)).hasCount(3);

      page.getByText("Index, first = 100").click();
      assertThat(page).hasURL(Pattern.compile("measure=index"));
      page.getByTestId("comparison").getByText("Table").click();
      assertThat(page.getByTestId("comparison").getByRole(AriaRole.ROW).last()).containsText("330");
      page.getByTestId("chosen-go").click();
      assertThat(page).hasURL(Pattern.compile("measure=index&skills=kubernetes$"));
    }
  }
}
