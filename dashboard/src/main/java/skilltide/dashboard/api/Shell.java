package skilltide.dashboard.api;

import io.micronaut.http.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page with something to read in it before, or without, its modules: what stands in {@code noscript} costs whoever has JavaScript
 * nothing to lay out, and nothing to take away again.
 */
final class Shell {
  private static final Pattern NAMED = Pattern.compile("  <meta name=\"description\"[^>]*>\n|  <title>[^<]*</title>\n");
  private static final Pattern NOSCRIPT = Pattern.compile("<noscript>.*?</noscript>", Pattern.DOTALL);
  private static final String HEAD_END = "</head>";

  private final String sheet;

  /** @param sheet the style sheet of what stands in {@code noscript} */
  Shell(String sheet) {
    this.sheet = sheet;
  }

  /**
   * The page with this in it.
   *
   * @param head its title, what describes it
   * @param body its text
   */
  Asset with(Asset page, String head, String body) {
    String named = NAMED.matcher(page.text()).replaceAll("");
    String read = NOSCRIPT.matcher(named).replaceFirst(
        Matcher.quoteReplacement("<noscript><main class=\"docs\">\n" + body + "</main></noscript>"));
    return html(read.replace(HEAD_END,
        head + "  <noscript><link rel=\"stylesheet\" href=\"" + sheet + "\"></noscript>\n" + HEAD_END));
  }

  static Asset html(String text) {
    return Asset.of(text.getBytes(StandardCharsets.UTF_8), MediaType.of("text/html; charset=utf-8"));
  }
}
