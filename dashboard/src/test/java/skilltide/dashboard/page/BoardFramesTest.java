package skilltide.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static skilltide.dashboard.page.Frames.JUDGED;
import static skilltide.dashboard.page.Frames.PENDING;
import static skilltide.dashboard.page.Frames.delta;
import static skilltide.dashboard.page.Frames.row;
import static skilltide.dashboard.page.Frames.said;
import static skilltide.dashboard.page.Frames.snapshot;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the board makes of frames, in whatever order they come. */
@ExtendWith(SiteExtension.class)
class BoardFramesTest {
  private final Site site;
  private final Page page;
  private final Frames frames;

  BoardFramesTest(Site site) {
    this.site = site;
    page = site.chromium().page();
    frames = Frames.of(page);
  }

  @BeforeEach
  void open() {
    page.navigate(site.at("/"));
    await(1);
    frames.send(snapshot(JUDGED, row(1, "go", 200, said("unclear", -0.05)), row(2, "sql", 100, said("falling", -0.4))));
    assertThat(page.getByTestId("row-sql")).isVisible();
  }

  @AfterEach
  void close() {
    page.close();
  }

  @Test
  void changeOfAVerdictIsAnnouncedAndStandsWhileTheNextLookIsWorkedOut() {
    assertThat(page.getByTestId("announced")).isEmpty();

    frames.send(delta(1, JUDGED, row(1, "go", 210, said("rising", 0.6))));
    assertThat(page.getByTestId("announced")).hasText("GO is rising.");
    frames.send(delta(2, PENDING, row(1, "go", 220, "")));

    assertThat(page.getByTestId("row-go")).containsText("22 in 100");
    assertThat(page.getByTestId("row-go").locator(".verdict")).hasText("▲ Rising");
    assertThat(page.getByTestId("row-sql").locator(".verdict")).hasText("▼ Falling");
  }

  @Test
  void lookThatSeesAChangeFirstIsNoVerdictYet() {
    frames.send(delta(1, JUDGED, row(1, "go", 200, said("unclear", 0.6))));

    assertThat(page.getByTestId("row-go").locator(".verdict")).hasText("Not yet");
    page.getByTestId("row-go").locator(".strip").hover();
    assertThat(page.locator("skilltide-why")).containsText("A verdict needs two in a row");
  }

  @Test
  void afterAGapTheWholeViewIsAskedForAgain() {
    frames.send(delta(2, JUDGED, row(1, "go", 999, said("unclear", 0))));

    await(2);
    assertThat(page.getByTestId("row-go")).containsText("20 in 100");
    frames.send(snapshot(JUDGED, row(1, "go", 300, said("unclear", 0))));
    assertThat(page.getByTestId("row-go")).containsText("30 in 100");
    assertThat(page.getByTestId("row-sql")).hasCount(0);
  }

  @Test
  void whoeverIsCutOffSaysWhereTheyWereAndGoesOnFromThere() {
    frames.send(delta(1, JUDGED, row(1, "go", 210, said("unclear", 0))));
    assertThat(page.getByTestId("row-go")).containsText("21 in 100");

    frames.cut();
    assertThat(page.getByTestId("state")).containsText("Reconnecting… (This instance stops)");
    await(2);
    assertThat(frames.heard).last().asString()
        .contains("\"resume\":{\"stream\":\"s\",\"seq\":1,\"ranks\":[\"go\",\"sql\"]}");
    frames.send("{\"type\":\"resumed\",\"stream\":\"s\",\"seq\":1}");
    assertThat(page.getByTestId("state")).containsText("Live");
    frames.send(delta(2, JUDGED, row(1, "go", 250, said("unclear", 0))));

    assertThat(page.getByTestId("row-go")).containsText("25 in 100");
  }

  /** Until the page has said so much; while it is waited for, Playwright lets the browser's events in. */
  private void await(int messages) {
    page.waitForCondition(() -> frames.heard.size() >= messages);
  }
}
