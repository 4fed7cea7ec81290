package skilltide.dashboard.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The page: plain files of the class path. Libraries are asked for by version and may be kept for ever; all else is
 * looked at again each time, and sent again only when it changed.
 */
@Controller
final class PageController {
  private static final String FOLDER = "public/";
  private static final String LOOK_AGAIN = "no-cache";
  private static final String KEEP = "public, max-age=31536000, immutable";
  private static final Pattern INLINE_SCRIPT = Pattern.compile("<script(?![^>]*\\ssrc=)[^>]*>(.*?)</script>",
      Pattern.DOTALL);

  private final Map<String, Asset> assets = new ConcurrentHashMap<>();
  private final Asset index;
  private final String policy;
  private final String embeddedPolicy;

  PageController(ViewsAddress views) {
    String html = Asset.load(FOLDER, "index.html")
        .orElseThrow(() -> new IllegalStateException("Not on the class path: " + FOLDER + "index.html")).text();
    for (Library library : Library.values()) {
      html = html.replace(library.path(), library.versionedPath());
    }
    index = Asset.of(html.getBytes(StandardCharsets.UTF_8), MediaType.of("text/html; charset=utf-8"));
    String reached = views.site().map(site -> "'self' " + site).orElse("'self'");
    policy = policy(html, reached, "'none'");
    embeddedPolicy = policy(html, reached, "*");
  }

  /** The one page behind all views: which one it shows, it reads from its own address. Other sites may frame it with {@code ?embed}. */
  @Get(uris = {"/", "/skills/{id}", "/compare", "/industries", "/glossary", "/status"}, produces = MediaType.TEXT_HTML)
  HttpResponse<byte[]> page(HttpRequest<?> request) {
    return index.response(request, LOOK_AGAIN).header("Content-Security-Policy",
        request.getParameters().contains("embed") ? embeddedPolicy : policy);
  }

  @Get("/favicon.svg")
  HttpResponse<byte[]> icon(HttpRequest<?> request) {
    return file(request, FOLDER, "favicon.svg", LOOK_AGAIN);
  }

  @Get("/css/{+path}")
  HttpResponse<byte[]> style(HttpRequest<?> request, String path) {
    return file(request, FOLDER, "css/" + path, LOOK_AGAIN);
  }

  @Get("/js/{+path}")
  HttpResponse<byte[]> script(HttpRequest<?> request, String path) {
    return file(request, FOLDER, "js/" + path, LOOK_AGAIN);
  }

  @Get("/lib/{name}/{+path}")
  HttpResponse<byte[]> library(HttpRequest<?> request, String name, String path) {
    return Library.of(name)
        .<HttpResponse<byte[]>>map(
            library -> file(request, library.folder(), path, name.contains("@") ? KEEP : LOOK_AGAIN))
        .orElseGet(HttpResponse::notFound);
  }

  private HttpResponse<byte[]> file(HttpRequest<?> request, String folder, String path, String caching) {
    Optional<Asset> asset = Optional.ofNullable(assets.get(folder + path)).or(() -> Asset.load(folder, path));
    asset.ifPresent(found -> assets.putIfAbsent(folder + path, found));
    return asset.<HttpResponse<byte[]>>map(found -> found.response(request, caching)).orElseGet(HttpResponse::notFound);
  }

  // The page's one inline script is its import map, which browsers do not take from elsewhere. Its own WebSocket is
  // 'self' too, as CSP 3 has it.
  private static String policy(String html, String reached, String ancestors) {
    String inline = INLINE_SCRIPT.matcher(html).results()
        .map(script -> " 'sha256-" + Asset.sha256(script.group(1).getBytes(StandardCharsets.UTF_8)) + "'")
        .collect(Collectors.joining());
    return "default-src 'self'; script-src 'self'" + inline + "; style-src 'self'; connect-src " + reached + "; "
        + "img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors " + ancestors;
  }
}
