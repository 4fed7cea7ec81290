package skilltide.dashboard.wholeway;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser. */
class BoardTest {
  private static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("SKILLTIDE_CHROMIUM", "/usr/bin/chromium"));

  @Test
  void boardMovesWhenAPostingArrivesWithoutAReload(@TempDir Path data) {
    assumeTrue(Files.isExecutable(CHROMIUM),
        "No browser at " + CHROMIUM + ": install Chromium or set SKILLTIDE_CHROMIUM");
    try (Instance instance = Instance.start(data);
        Playwright playwright = Playwright
            .create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM)
            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")))) {
      Page page = browser.newPage();
      List<String> errors = new CopyOnWriteArrayList<>();
      page.onConsoleMessage(message -> {
        if (message.type().equals("error") || message.type().equals("warning")) {
          errors.add(message.text());
        }
      });
      page.onPageError(errors::add);
      page.navigate(instance.address().toString());
      assertThat(page.getByTestId("empty")).isVisible();
      page.evaluate("window.neverReloaded = true");

      instance.post(posting("one", "Kotlin and Go"));
      assertThat(page.getByTestId("row-kotlin")).isVisible();
      assertThat(page.getByTestId("row-kotlin").locator("[data-postings]")).hasAttribute("data-postings", "1");
      instance.post(posting("two", "Kotlin"));

      assertThat(page.getByTestId("row-kotlin").locator("[data-postings]")).hasAttribute("data-postings", "2");
      assertThat(page.getByTestId("row-go").locator("[data-postings]")).hasAttribute("data-postings", "1");
      // From ten postings on there are shares.
      instance.post(IntStream.range(0, 10).mapToObj(i -> posting("more-" + i, "Kotlin")).collect(joining("\n")));
      assertThat(page.getByTestId("row-kotlin")).containsText("in 100");

      assertThat(page.evaluate("window.neverReloaded")).isEqualTo(true);
      assertThat(errors).isEmpty();
    }
  }

  private static String posting(String id, String text) {
    return "{\"@type\":\"JobPosting\",\"identifier\":\"%s\",\"title\":\"Engineer\",\"description\":\"%s\"}"
        .formatted(id, text);
  }
}
