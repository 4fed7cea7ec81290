package skilltide.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;

/** The page's views, each with what is there when it is wholly drawn. */
enum View {
  BOARD("/", "[data-testid=just-in] mark"), SKILL("/skills/go", "[data-testid=evidence] mark"), COMPARE(
      "/compare?skills=go,sql", "[data-testid=compared] tbody tr"), NOTHING_TO_COMPARE("/compare",
          ".offer"), INDUSTRIES("/industries?kind=all", "skilltide-heat-map td a"), GLOSSARY("/glossary",
              "#letter-B"), STATUS("/status", ".fact-list dd");

  final String path;
  private final String drawn;

  View(String path, String drawn) {
    this.path = path;
    this.drawn = drawn;
  }

  /** The selector of what is drawn last of what it is opened for. */
  String drawn() {
    return drawn;
  }

  /** Opens it and waits until it is drawn. */
  void open(Page page, Site site) {
    Site.viewsOf(page);
    Site.healthy(page);
    page.navigate(site.at(path));
    assertThat(page.locator(drawn).first()).isVisible();
    assertThat(page.getByTestId("state")).containsText("Live");
    assertThat(page.locator("[aria-busy=true]")).hasCount(0);
  }
}
