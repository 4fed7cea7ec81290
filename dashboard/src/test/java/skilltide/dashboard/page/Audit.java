package skilltide.dashboard.page;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is wrong with a page as it stands, or nothing: each finding names the element. */
final class Audit {
  /** To run before a page, for {@link #shifts}. */
  static final String WATCH_SHIFTS = """
      window.shifted = [];
      new PerformanceObserver((list) => {
        for (const each of list.getEntries()) {
          const moved = each.sources.map((source) => (source.node?.outerHTML ?? 'gone').slice(0, 100));
          if (!each.hadRecentInput) window.shifted.push(`${each.value} ${moved}`);
        }
      }).observe({ type: 'layout-shift', buffered: true });""";
  private static final String AXE = read("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js");

  private Audit() {}

  /** What axe-core finds against WCAG 2.2 AA and its own good practice. */
  static List<?> axe(Page page) {
    page.evaluate(AXE);
    return (List<?>) page.evaluate("""
        async () => {
          const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
          const { violations, passes } = await axe.run(document, { runOnly: tags });
          if (passes.length < 20) return ['hardly anything was looked at'];
          return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
        }""");
  }

  /** What moved since the page was opened without anybody's doing; {@link #WATCH_SHIFTS} must have run before. */
  static List<?> shifts(Page page) {
    return (List<?>) page.evaluate("window.shifted");
  }

  /** What came over the wire since the page was opened, figures and all, as it came: compressed, with headers. */
  static int bytes(Page page) {
    return ((Number) page.evaluate("""
        [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
          .reduce((all, { transferSize }) => all + transferSize, 0)""")).intValue();
  }

  /** Scripts and style sheets that the page's head does not name: the browser has found out about them one after the other. */
  static List<?> late(Page page) {
    return (List<?>) page.evaluate("""
        async () => {
          const head = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html').head;
          const named = new Set([...head.querySelectorAll('[href], [src]')].map((each) =>
            location.origin + (each.getAttribute('href') ?? each.getAttribute('src'))));
          return performance.getEntriesByType('resource').map(({ name }) => name)
            .filter((name) => /\\.(js|css)$/.test(name) && !named.has(name));
        }""");
  }

  /** What is smaller than 24 by 24 pixels and has a neighbour within that (WCAG 2.2, 2.5.8); links within sentences may. */
  static List<?> crowded(Page page) {
    return (List<?>) page.evaluate(
        """
            () => {
              const SIZE = 24;
              const seen = (element) => element.checkVisibility({ opacityProperty: false, visibilityProperty: true, contentVisibilityAuto: true })
                && !element.closest('.skip, [inert]') && element.getBoundingClientRect().width > 0;
              const inSentence = (element) => getComputedStyle(element).display === 'inline'
                && [...element.parentElement.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim().length > 1);
              const boxOf = (element) => (element.matches('input[type=radio], input[type=checkbox]') ? element.closest('label') ?? element : element)
                .getBoundingClientRect();
              const targets = [...document.querySelectorAll('a[href], button, input, select, summary, [role=slider]')]
                .filter(seen).map((element) => ({ element, box: boxOf(element) }));
              const near = ({ left, right, top, bottom }, { x, y }) => {
                const dx = Math.max(left - x, 0, x - right);
                const dy = Math.max(top - y, 0, y - bottom);
                return Math.hypot(dx, dy);
              };
              const middle = ({ left, right, top, bottom }) => ({ x: (left + right) / 2, y: (top + bottom) / 2 });
              const small = ({ box }) => box.width < SIZE - 0.5 || box.height < SIZE - 0.5;
              return targets.filter((target) => small(target) && !inSentence(target.element) && targets.some((other) => other !== target
                && !other.element.contains(target.element) && (small(other)
                  ? Math.hypot(middle(other.box).x - middle(target.box).x, middle(other.box).y - middle(target.box).y) < SIZE - 0.5
                  : near(other.box, middle(target.box)) < SIZE / 2 - 0.5)))
                .map(({ element, box }) => `${Math.round(box.width)}x${Math.round(box.height)} ${element.outerHTML.slice(0, 120)}`);
            }""");
  }

  /** Where the focus is without being seen: without an outline, outside the window, or wholly under something else. */
  static List<?> lostFocus(Page page) {
    return (List<?>) page.evaluate(
        """
            () => {
              const element = document.activeElement;
              if (element === document.body) return [];
              const box = element.getBoundingClientRect();
              const outlined = [element, element.closest('label')].filter(Boolean).some((each) => ['', '::after'].some((part) => {
                const { outlineStyle, outlineWidth } = getComputedStyle(each, part);
                return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1.5;
              }));
              const found = [];
              if (!outlined) found.push('no outline');
              const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [box.left + x * box.width, box.top + y * box.height]));
              const hit = points.some(([x, y]) => {
                const top = document.elementFromPoint(x, y);
                return top && (element.contains(top) || top.contains(element));
              });
              if (!hit) found.push('covered or outside');
              return found.map((what) => `${what}: ${element.outerHTML.slice(0, 120)}`);
            }""");
  }

  private static String read(String resource) {
    try (InputStream in = Audit.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
