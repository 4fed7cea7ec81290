package skilltide.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Figures of a view as lines for the terminal. */
@ExtendWith(SiteExtension.class)
class TakeAwayTest {
  private final Site site;

  TakeAwayTest(Site site) {
    this.site = site;
  }

  @Test
  void lineIsCopiedAndAnswersWithTheFiguresShown() {
    try (Page page = site.open("/skills/go?from=2017-05-01&to=2018-04-01")) {
      page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
      page.clock().install();
      Locator copy = opened(page);
      copy.click();

      assertThat(copy).hasText("Copied");
      String line = (String) page.evaluate("navigator.clipboard.readText()");
      assertThat(line).matches("curl '" + site.at("/api/v1/series") + "\\?skills=go&from=2017-05-01&to=2018-04-01&.*'");
      String answer = page.request().get(line.substring("curl '".length(), line.length() - 1)).text();
      assertThat(answer).contains("\"postings\":[22,23,24,25,26,27,28,29,30,31,32]");
      page.clock().fastForward(2000);
      assertThat(copy).hasText("Copy");
    }
  }

  @Test
  void whereTheBrowserKeepsTheClipboardTheLineIsMarkedToBeCopiedByHand() {
    try (Page page = site.chromium().page()) {
      Site.viewsOf(page);
      page.addInitScript("navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'))");
      page.navigate(site.at("/skills/go"));
      Locator copy = opened(page);
      copy.click();

      assertThat(copy).hasText("Press Ctrl+C");
      assertThat((String) page.evaluate("getSelection().toString()")).startsWith("curl 'http");
    }
  }

  private static Locator opened(Page page) {
    page.getByText("Take these figures away").click();
    return page.locator(".copy-line").first().getByRole(AriaRole.BUTTON);
  }
}
