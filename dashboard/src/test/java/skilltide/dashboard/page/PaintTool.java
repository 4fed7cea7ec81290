package skilltide.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How long each view takes to be seen and to be drawn with its figures, in a browser that has never been here. Five runs of each, a line
 * each, into {@code docs/benchmarks/page.csv}.
 */
@ExtendWith(SiteExtension.class)
class PaintTool {
  private static final int RUNS = 5;
  private final Site site;

  PaintTool(Site site) {
    this.site = site;
  }

  @Test
  void measure() throws IOException {
    List<String> lines = new ArrayList<>(List.of(
        "view,run,first contentful paint ms,bar can be used ms,drawn with figures ms,longest task ms,bytes,requests"));
    for (int run = 0; run <= RUNS; run++) {
      for (View view : View.values()) {
        String line = run(view, run);
        if (run > 0) { // the first warms the server up
          lines.add(line);
        }
      }
    }
    Files.write(Path.of("../docs/benchmarks/page.csv"), lines);
  }

  private String run(View view, int run) throws IOException {
    try (Page page = site.chromium().page()) {
      page.addInitScript("""
          window.longest = 0;
          new PerformanceObserver((list) => {
            for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
          }).observe({ type: 'longtask', buffered: true });
          const look = () => {
            window.usable ??= document.querySelector('.search-button') ? performance.now() : undefined;
            if (document.querySelector(`%s`)) window.drawn = performance.now();
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);""".formatted(view.drawn()));
      view.open(page, site);
      assertThat(page.locator(view.drawn()).first()).isVisible();
      page.waitForFunction("performance.getEntriesByName('first-contentful-paint').length && window.drawn");
      JsonNode seen = new ObjectMapper().readTree((String) page.evaluate(
          """
              JSON.stringify({ fcp: performance.getEntriesByName('first-contentful-paint')[0].startTime, usable: window.usable,
                drawn: window.drawn, longest: window.longest, requests: performance.getEntriesByType('resource').length + 1 })"""));
      return String.format(Locale.ROOT, "%s,%d,%.0f,%.0f,%.0f,%.0f,%d,%d", view.path.replace(',', ' '), run,
          seen.path("fcp").asDouble(), seen.path("usable").asDouble(), seen.path("drawn").asDouble(),
          seen.path("longest").asDouble(), Audit.bytes(page), seen.path("requests").asInt());
    }
  }
}
