package skilltide.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Views that other sites frame with {@code ?embed}. */
@ExtendWith(SiteExtension.class)
class FramedTest {
  private final Site site;

  FramedTest(Site site) {
    this.site = site;
  }

  @Test
  void boardShowsItsFiguresWithoutItsControls() throws IOException {
    try (OtherSite other = OtherSite.framing(site.at("/?kind=language&embed")); Page page = site.chromium().page()) {
      page.navigate(other.address());

      var frame = page.frameLocator("iframe");
      assertThat(frame.getByTestId("row-go")).isVisible();
      assertThat(frame.getByTestId("headline")).isVisible();
      assertThat(frame.locator("header, skilltide-filters")).hasCount(0);
      assertThat(frame.getByText("Skilltide ↗")).hasAttribute("href", site.at("/?kind=language"));
    }
  }

  @Test
  void skillShowsItsFiguresWithoutItsControlsAndIsNoView() throws IOException {
    try (OtherSite other = OtherSite.framing(site.at("/skills/go?embed")); Page page = site.chromium().page()) {
      List<Request> views = Site.viewsOf(page);
      page.navigate(other.address());

      var frame = page.frameLocator("iframe");
      assertThat(frame.getByTestId("demand")).containsText("postings name Go");
      assertThat(frame.locator("skilltide-bar, skilltide-period, skilltide-take-away")).hasCount(0);
      assertThat(views).isEmpty();
    }
  }
}
