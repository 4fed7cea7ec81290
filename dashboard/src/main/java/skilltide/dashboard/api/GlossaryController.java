package skilltide.dashboard.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pages of the terms that are no skills, which need no script, and what tells crawlers of all pages. */
@Controller
final class GlossaryController {
  private static final String LOOK_AGAIN = "no-cache";

  /** So many names that the server is known by have their site maps at hand. */
  private static final int MOST_SITES = 16;

  private final Glossary glossary;
  private final TermPages pages;
  private final Map<String, Asset> siteMaps = new ConcurrentHashMap<>();

  GlossaryController(Glossary glossary, TermPages pages) {
    this.glossary = glossary;
    this.pages = pages;
  }

  @Get(uris = {"/industries/{id}", "/roles/{id}", "/levels/{id}"}, produces = MediaType.TEXT_HTML)
  HttpResponse<byte[]> term(HttpRequest<?> request) {
    return pages.page(request).orElseGet(HttpResponse::notFound);
  }

  @Get(value = "/sitemap.xml", produces = MediaType.APPLICATION_XML)
  HttpResponse<byte[]> siteMap(HttpRequest<?> request) {
    String site = site(request);
    if (siteMaps.size() >= MOST_SITES) {
      siteMaps.clear(); // hosts are checked, ports need not be
    }
    return siteMaps.computeIfAbsent(site, this::siteMap).response(request, LOOK_AGAIN);
  }

  private Asset siteMap(String site) {
    String urls = Stream.concat(Stream.of("/", Glossary.PATH), glossary.all().stream().map(Term::path))
        .map(path -> "  <url><loc>%s%s</loc></url>\n".formatted(site, path)).collect(Collectors.joining());
    String xml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        %s</urlset>
        """.formatted(urls);
    return Asset.of(xml.getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_XML_TYPE);
  }

  @Get(value = "/robots.txt", produces = MediaType.TEXT_PLAIN)
  HttpResponse<String> robots(HttpRequest<?> request) {
    return HttpResponse.ok("User-agent: *\nAllow: /\nSitemap: %s/sitemap.xml\n".formatted(site(request)))
        .header(HttpHeaders.CACHE_CONTROL, LOOK_AGAIN);
  }

  // The host is one of those that are allowed; the scheme is the browser's where a proxy tells it.
  private static String site(HttpRequest<?> request) {
    boolean encrypted = request.isSecure()
        || request.getHeaders().getAll("X-Forwarded-Proto").stream().anyMatch("https"::equalsIgnoreCase);
    return (encrypted ? "https://" : "http://")
        + Markup.escaped(request.getHeaders().get(HttpHeaders.HOST, String.class, "localhost"));
  }
}
