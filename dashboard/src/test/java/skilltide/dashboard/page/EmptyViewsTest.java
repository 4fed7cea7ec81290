package skilltide.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skilltide.dashboard.DashboardServer;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.dashboard.readings.Readings;
import skilltide.dashboard.readings.Written;

/** Views of an instance without a single posting: each says why it is empty and what to do. */
@ExtendWith(SiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmptyViewsTest {
  private final Site site;
  private ReadingStore store;
  private DashboardServer server;

  EmptyViewsTest(Site site) {
    this.site = site;
  }

  @BeforeAll
  void start() {
    store = new Written().store();
    server = DashboardServer.start(Map.of());
    server.bean(Readings.class).show(store);
  }

  @AfterAll
  void stop() {
    server.close();
    store.close();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      LIGHT | /                        | main             | No postings yet
      DARK  | /                        | .copy-line >> nth=0 | /api/v1/postings -H 'Content-Type: application/json' -d '{
      LIGHT | /skills/kotlin           | main             | No posting names Kotlin in this time.
      DARK  | /skills/kotlin           | .courses         | 0 postings in this time: too few to draw shares.
      LIGHT | /compare?skills=java,sql | .comparison      | There are no postings in this time.
      LIGHT | /industries              | main             | Too few postings to compare industries
      DARK  | /skills/kotlin           | .splits          | No industry has ten postings in this time
      LIGHT | /glossary?q=kotlin       | .entry >> nth=0  | null-safe language
      LIGHT | /status                  | main             | None yet
      DARK  | /status                  | main             | Rejected""")
  void saysWhyItIsEmptyAndWhatToDo(ColorScheme scheme, String path, String where, String words) {
    try (Page page = site.chromium().page(new Browser.NewPageOptions().setColorScheme(scheme))) {
      Site.viewsOf(page);
      Site.healthy(page);
      page.navigate(server.address() + path);

      assertThat(page.locator(where).first()).containsText(words);
      assertThat(Audit.axe(page)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/skills/kotlin", "/compare?skills=java,sql", "/industries", "/status"})
  void narrowWindowIsNotWidened(String path) {
    try (Page page = site.chromium().page(new Browser.NewPageOptions().setViewportSize(320, 700))) {
      Site.viewsOf(page);
      Site.healthy(page);
      page.navigate(server.address() + path);
      assertThat(page.locator(".panel").first()).isVisible();

      page.waitForFunction("document.documentElement.scrollWidth <= document.documentElement.clientWidth");
    }
  }
}
