package skilltide.dashboard.api;

import io.micronaut.http.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The page for each of its views: the same but for what it names beforehand, the style sheets and modules that the view will ask for.
 * Which these are stands in the page's own routes.
 */
final class PageRoutes {
  private static final String ROUTES = "js/shell/routes.js";
  private static final String MAIN = "js/main.js";
  private static final Pattern ROUTE = Pattern
      .compile("path: '/([a-z]*)[^']*'.*import\\('\\.\\./([^']+)'\\), styles: \\[([^]]+)]");
  /** Where the page names its own files, and where its modules begin. */
  private static final Pattern OWN = Pattern.compile("\"/((?:js|css)/[^\"]+)\"");
  private static final String MODULES_BEGIN = "  <script type=\"module\"";

  private final PageFiles files;
  private final Map<String, Asset> pages = new HashMap<>();
  private final String html;
  private final Asset plain;

  PageRoutes(PageFiles files) {
    this.files = files;
    String raw = files.needed("index.html").text();
    for (Library library : Library.values()) {
      raw = raw.replace(library.path(), library.versionedPath());
    }
    html = OWN.matcher(raw)
        .replaceAll(own -> Matcher.quoteReplacement('"' + files.versionedPath(own.group(1)) + '"'));
    plain = Asset.of(html.getBytes(StandardCharsets.UTF_8), MediaType.of("text/html; charset=utf-8"));
    Modules modules = new Modules(html, this::served);
    ROUTE.matcher(files.needed(ROUTES).text()).results().forEach(route -> pages.put(route.group(1),
        page(modules, "js/" + route.group(2), Arrays.stream(route.group(3).split(",", -1))
            .map(name -> "css/" + name.strip().replace("'", "") + ".css"))));
  }

  /** The page without what is named beforehand. */
  String html() {
    return html;
  }

  /** The page at an address; without what is named beforehand where no route is known to lead there. */
  Asset at(String path) {
    return pages.getOrDefault(path.split("/", -1)[1], plain);
  }

  private Asset page(Modules modules, String view, Stream<String> sheets) {
    Set<String> needed = new LinkedHashSet<>(modules.neededBy(files.versionedPath(MAIN)));
    needed.addAll(modules.neededBy(files.versionedPath(view)));
    String links = Stream.concat(
        sheets.map(sheet -> "  <link rel=\"stylesheet\" href=\"" + files.versionedPath(sheet) + "\">\n"),
        needed.stream().map(module -> "  <link rel=\"modulepreload\" href=\"" + module + "\">\n"))
        .collect(Collectors.joining());
    return Asset.of(html.replace(MODULES_BEGIN, links + MODULES_BEGIN).getBytes(StandardCharsets.UTF_8),
        MediaType.of("text/html; charset=utf-8"));
  }

  private Optional<Asset> served(String path) {
    String own = files.versionedPath("");
    if (path.startsWith(own)) {
      return files.file(path.substring(own.length()));
    }
    String[] parts = path.split("/", 4);
    return parts[1].equals("lib")
        ? Library.of(parts[2]).flatMap(library -> Asset.load(library.folder(), parts[3]))
        : Optional.empty();
  }
}
