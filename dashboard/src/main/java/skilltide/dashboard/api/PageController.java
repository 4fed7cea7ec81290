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
 * The page: plain files of the class path. It names its own files and its libraries by version, and these may be kept for ever; the page
 * itself is looked at again each time, and sent again only when it changed.
 */
@Controller
final class PageController {
  private static final String LOOK_AGAIN = "no-cache";
  private static final String KEEP = "public, max-age=31536000, immutable";
  private static final Pattern INLINE_SCRIPT = Pattern.compile("<script(?![^>]*\\ssrc=)[^>]*>(.*?)</script>",
      Pattern.DOTALL);

  private final Map<String, Asset> libraries = new ConcurrentHashMap<>();
  /** By path, in a page of others or not; there are no more than twice the skills. */
  private final Map<String, Asset> skills = new ConcurrentHashMap<>();
  private final PageFiles files = new PageFiles();
  private final PageRoutes routes = new PageRoutes(files);
  private final Shell shell = new Shell(files.versionedPath("css/docs.css"));
  private final ViewsAddress views;
  private final Glossary glossary;
  private final Asset glossaryPage;
  private final String policy;
  private final String embeddedPolicy;

  PageController(ViewsAddress views, Glossary glossary) {
    this.views = views;
    this.glossary = glossary;
    glossaryPage = shell.with(routes.at(Glossary.PATH), GlossaryHtml.head(), GlossaryHtml.body(glossary));
    policy = policy(routes.html(), views.sites(), "'none'");
    embeddedPolicy = policy(routes.html(), views.sites(), "*");
  }

  /** The one page behind all views: which one it shows, it reads from its own address. Other sites may frame it with {@code ?embed}. */
  @Get(uris = {"/", "/compare", "/industries", "/status"}, produces = MediaType.TEXT_HTML)
  HttpResponse<byte[]> page(HttpRequest<?> request) {
    return page(request, routes.at(request.getPath()));
  }

  /** The page of a skill, readable without its modules too. */
  @Get(uri = "/skills/{id}", produces = MediaType.TEXT_HTML)
  HttpResponse<byte[]> skill(HttpRequest<?> request, String id) {
    Asset page = routes.at(request.getPath());
    boolean embedded = isEmbedded(request); // in a page of others nobody came for it
    return glossary.skill(id)
        .map(term -> page(request, skills.computeIfAbsent(term.path() + (embedded ? "?embed" : ""),
            path -> shell.with(page, GlossaryHtml.head(term), GlossaryHtml.body(term)
                + (embedded ? "" : views.pixel(term.id()).map(GlossaryHtml::pixel).orElse(""))))))
        .orElseGet(HttpResponse::notFound);
  }

  @Get(uri = Glossary.PATH, produces = MediaType.TEXT_HTML)
  HttpResponse<byte[]> glossary(HttpRequest<?> request) {
    return page(request, glossaryPage);
  }

  private HttpResponse<byte[]> page(HttpRequest<?> request, Asset page) {
    return views.told(page.response(request, LOOK_AGAIN)).header("Content-Security-Policy",
        isEmbedded(request) ? embeddedPolicy : policy);
  }

  private static boolean isEmbedded(HttpRequest<?> request) {
    return request.getParameters().contains("embed");
  }

  /** A file of this version of the page; also for who still has the page of another one, which must then be asked for again next time. */
  @Get("/page@{version}/{+path}")
  HttpResponse<byte[]> versioned(HttpRequest<?> request, String version, String path) {
    // No pages: they have policies of their own, which these addresses do not send.
    Optional<Asset> part = path.startsWith("js/") || path.startsWith("css/") ? files.file(path) : Optional.empty();
    return answer(part, request, files.isVersion(version) ? KEEP : LOOK_AGAIN);
  }

  @Get("/favicon.svg")
  HttpResponse<byte[]> icon(HttpRequest<?> request) {
    return answer(files.file("favicon.svg"), request, LOOK_AGAIN);
  }

  @Get("/css/{+path}")
  HttpResponse<byte[]> style(HttpRequest<?> request, String path) {
    return answer(files.file("css/" + path), request, LOOK_AGAIN);
  }

  @Get("/js/{+path}")
  HttpResponse<byte[]> script(HttpRequest<?> request, String path) {
    return answer(files.file("js/" + path), request, LOOK_AGAIN);
  }

  @Get("/lib/{name}/{+path}")
  HttpResponse<byte[]> library(HttpRequest<?> request, String name, String path) {
    return answer(Library.of(name).flatMap(library -> kept(library.folder(), path)), request,
        name.contains("@") ? KEEP : LOOK_AGAIN);
  }

  private Optional<Asset> kept(String folder, String path) {
    Optional<Asset> asset = Optional.ofNullable(libraries.get(folder + path)).or(() -> Asset.load(folder, path));
    asset.ifPresent(found -> libraries.putIfAbsent(folder + path, found));
    return asset;
  }

  private static HttpResponse<byte[]> answer(Optional<Asset> asset, HttpRequest<?> request, String caching) {
    return asset.<HttpResponse<byte[]>>map(found -> found.response(request, caching)).orElseGet(HttpResponse::notFound);
  }

  // The page's one inline script is its import map, which browsers do not take from elsewhere. Its own WebSocket is
  // 'self' too, as CSP 3 has it.
  private static String policy(String html, String reached, String ancestors) {
    String inline = INLINE_SCRIPT.matcher(html).results()
        .map(script -> " 'sha256-" + Asset.sha256(script.group(1).getBytes(StandardCharsets.UTF_8)) + "'")
        .collect(Collectors.joining());
    return "default-src 'self'; script-src 'self'" + inline + "; style-src 'self'; connect-src " + reached + "; "
        + "img-src " + reached + " data:; object-src 'none'; base-uri 'none'; frame-ancestors " + ancestors;
  }
}
