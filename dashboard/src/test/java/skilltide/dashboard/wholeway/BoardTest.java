package skilltide.dashboard.wholeway;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import skilltide.dashboard.page.Chromium;
import skilltide.dashboard.page.OtherSite;
import skilltide.dashboard.standalone.ProgramSettings;
import skilltide.dashboard.standalone.ProgramSettings.Publishers;
import skilltide.dashboard.standalone.Role;
import skilltide.dashboard.standalone.WorldClock;

/** The page in a real browser, and a glossary's page of another site. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoardTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  /** Headless, a browser says that it is a robot. */
  private static final String PERSON = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36";

  private Chromium chromium;
  private OtherSite other;
  private Instance instance;

  @BeforeAll
  void start(@TempDir Path data) throws IOException {
    chromium = Chromium.launch();
    other = OtherSite.open();
    instance = Instance.start(new ProgramSettings(Set.of(Role.values()), Optional.empty(), "",
        ProgramSettings.EMBEDDED_PARTITIONS, data, "127.0.0.1", 0, WorldClock.WALL, Optional.empty(),
        new Publishers(Optional.empty(), List.of(other.origin()))));
  }

  @AfterAll
  void stop() {
    for (AutoCloseable each : Stream.<@Nullable AutoCloseable>of(instance, other, chromium).filter(Objects::nonNull)
        .toList()) {
      assertThatCode(each::close).doesNotThrowAnyException();
    }
  }

  @Test
  void boardMovesWhenAPostingArrivesWithoutAReload() {
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

  @Test
  void termsOfAGlossarysPageAreViewsWithScriptsAndWithout() {
    other.show(beacons("kotlin", "kotlin", "go") + "<script type=module data-term=java></script>");
    try (Page page = chromium.page(new Browser.NewPageOptions().setUserAgent(PERSON))) {
      page.navigate(other.address());
      await().atMost(PATIENCE).until(() -> views().equals(Map.of("kotlin", 1, "go", 1)));
      assertThat(page.context().cookies()).isEmpty();
    }

    other.show("<img src='%s/pixel.gif?term=Rust' width=1 height=1 alt=''>".formatted(instance.address()));
    try (Page page = chromium
        .page(new Browser.NewPageOptions().setUserAgent(PERSON).setJavaScriptEnabled(false))) {
      page.navigate(other.address());
      await().atMost(PATIENCE).until(() -> views().equals(Map.of("kotlin", 1, "go", 1, "rust", 1)));
      assertThat(page.context().cookies()).isEmpty();
    }
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void whoAsksNotToBeFollowedIsNot() {
    other.show(beacons("scala"));
    try (Page page = chromium.page(new Browser.NewPageOptions().setUserAgent(PERSON))) {
      List<String> asked = new CopyOnWriteArrayList<>();
      page.onRequest(request -> asked.add(request.url()));
      page.addInitScript("Object.defineProperty(navigator, 'globalPrivacyControl', { get: () => true })");
      page.navigate(other.address());

      assertThat(asked).contains(instance.address() + "/beacon.js").noneMatch(url -> url.contains("views"));
    }
  }

  @Test
  void pageInTheBackgroundIsLookedAtOnceItIsInFront() {
    other.show(beacons("elixir"));
    try (Page page = chromium.page()) {
      List<String> views = new CopyOnWriteArrayList<>();
      page.route("**/api/v1/views", route -> {
        views.add(route.request().postData());
        route.fulfill(new Route.FulfillOptions().setStatus(204));
      });
      page.addInitScript("Object.defineProperty(document, 'hidden', { get: () => !window.inFront })");
      page.navigate(other.address());
      assertThat(views).isEmpty();

      page.evaluate("window.inFront = true; document.dispatchEvent(new Event('visibilitychange'))");

      page.waitForCondition(() -> !views.isEmpty());
      assertThat(views).containsExactly("{\"term\":\"elixir\"}");
    }
  }

  private String beacons(String... terms) {
    return Stream.of(terms).map(term -> "<script type=module src='%s/beacon.js' data-term=%s></script>"
        .formatted(instance.address(), term)).collect(joining());
  }

  private Map<String, Integer> views() {
    Map<String, Integer> views = new HashMap<>();
    instance.get("/api/v1/top?measure=views").get("rows")
        .forEach(row -> views.put(row.get("skill").asText(), row.get("views").asInt()));
    return views;
  }

  private static String posting(String id, String text) {
    return "{\"@type\":\"JobPosting\",\"identifier\":\"%s\",\"title\":\"Engineer\",\"description\":\"%s\"}"
        .formatted(id, text);
  }
}
