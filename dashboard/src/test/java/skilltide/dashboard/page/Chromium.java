package skilltide.dashboard.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A browser whose pages are listened to: what they complain of on the console is kept. */
public final class Chromium implements AutoCloseable {
  private static final Path PROGRAM = Path.of(System.getenv().getOrDefault("SKILLTIDE_CHROMIUM", "/usr/bin/chromium"));

  /** As long as the slowest machine may take; what is there is seen at once. */
  private static final double PATIENCE_MILLIS = 30_000;

  /** What ingest tells of the boards that it asks, wherever it is. */
  private static final String SOURCES = """
      {"sources":[
        {"source":"greenhouse:acme","state":"FAILING","finished":"2018-04-27T08:00:00Z","next":"2018-04-27T09:00:00Z","trouble":"gone",
         "reason":"There is nothing at https://boards.example/acme (404)","open":12},
        {"source":"remoteok","state":"WAITING","finished":"2018-04-27T08:00:00Z","next":"2018-04-27T09:00:00Z","open":99,
         "attribution":"Remote OK","last":{"shown":99,"added":1,"updated":0,"withdrawn":0,"rejected":0}}]}""";

  private final Playwright playwright;
  private final Browser browser;
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  private Chromium(Playwright playwright) {
    this.playwright = playwright;
    browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(PROGRAM)
        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
  }

  /** Launches one; where there is none the test is skipped with a message. */
  public static Chromium launch() {
    assumeTrue(Files.isExecutable(PROGRAM),
        "No browser at " + PROGRAM + ": install Chromium or set SKILLTIDE_CHROMIUM");
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    return new Chromium(
        Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))));
  }

  /** A page of a context of its own, 1280 by 900 pixels. */
  public Page page() {
    return page(new Browser.NewPageOptions().setViewportSize(1280, 900));
  }

  public Page page(Browser.NewPageOptions options) {
    Page page = browser.newPage(options);
    page.onConsoleMessage(message -> {
      // axe reads canvases; what Chromium thinks of that is not the page's.
      if ((message.type().equals("error") || message.type().equals("warning"))
          && !message.text().contains("willReadFrequently")) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
    page.route("**/api/v1/sources", route -> route.fulfill(new Route.FulfillOptions().setBody(SOURCES)
        .setContentType("application/json").setHeaders(Map.of("Access-Control-Allow-Origin", "*"))));
    return page;
  }

  /** What the page's processes did meanwhile, as Chromium traces it. */
  byte[] traced(Page page, Runnable what) {
    browser.startTracing(page, new Browser.StartTracingOptions()
        .setCategories(List.of("devtools.timeline", "disabled-by-default-devtools.timeline")));
    what.run();
    return browser.stopTracing();
  }

  /** Errors and warnings of all pages. */
  public List<String> complaints() {
    return complaints;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
