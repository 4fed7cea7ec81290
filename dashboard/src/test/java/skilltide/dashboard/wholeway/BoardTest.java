package skilltide.dashboard.wholeway;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skilltide.dashboard.page.Chromium;

/** The page in a real browser. */
class BoardTest {

  @Test
  void boardMovesWhenAPostingArrivesWithoutAReload(@TempDir Path data) {
    try (Chromium chromium = Chromium.launch(); Instance instance = Instance.start(data)) {
      Page page = chromium.page();
      page.navigate(instance.address().toString());
      assertThat(page.getByTestId("empty")).isVisible();
      page.evaluate("window.neverReloaded = true");

      instance.post(posting("one", "Kotlin and Go"));
      assertThat(page.getByTestId("row-kotlin")).isVisible();
      assertThat(page.getByTestId("row-kotlin").locator("[data-amount]")).hasAttribute("data-amount", "1");
      instance.post(posting("two", "Kotlin"));

      assertThat(page.getByTestId("row-kotlin").locator("[data-amount]")).hasAttribute("data-amount", "2");
      assertThat(page.getByTestId("row-go").locator("[data-amount]")).hasAttribute("data-amount", "1");
      // From ten postings on there are shares.
      instance.post(IntStream.range(0, 10).mapToObj(i -> posting("more-" + i, "Kotlin")).collect(joining("\n")));
      assertThat(page.getByTestId("row-kotlin")).containsText("in 100");

      assertThat(page.evaluate("window.neverReloaded")).isEqualTo(true);
      assertThat(chromium.complaints()).isEmpty();
    }
  }

  private static String posting(String id, String text) {
    return "{\"@type\":\"JobPosting\",\"identifier\":\"%s\",\"title\":\"Engineer\",\"description\":\"%s\"}"
        .formatted(id, text);
  }
}
