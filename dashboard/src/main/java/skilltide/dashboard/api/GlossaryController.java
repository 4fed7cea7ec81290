package skilltide.dashboard.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import skilltide.dashboard.query.Described;
import skilltide.dashboard.query.Measure;
import skilltide.dashboard.query.Queries;
import skilltide.dashboard.query.TermViews;

/** Pages of the terms that are no skills, which need no script, and what tells crawlers of all pages. */
@Controller
final class GlossaryController {
  private static final String LOOK_AGAIN = "no-cache";
  private static final String HEAD = "<!-- head -->\n";
  private static final String BODY = "<!-- body -->\n";

  /** So many names that the server is known by have their site maps at hand. */
  private static final int MOST_SITES = 16;

  private final Glossary glossary;
  private final Queries queries;
  private final ViewsAddress address;
  private final String html;
  private final String policy;
  /** By path; there are no more than terms. */
  private final Map<String, Page> pages = new ConcurrentHashMap<>();
  private final Map<String, Asset> siteMaps = new ConcurrentHashMap<>();

  /** A term's page, as it is with this many views. */
  private record Page(long views, Asset asset) {}

  GlossaryController(Glossary glossary, Queries queries, ViewsAddress address) {
    this.glossary = glossary;
    this.queries = queries;
    this.address = address;
    policy = "default-src 'none'; script-src %s; connect-src %s; img-src %s; style-src 'self'; base-uri 'none'; frame-ancestors 'none'"
        .formatted(address.sites(), address.sites(), address.sites());
    html = Asset.load("public/", "term.html")
        .orElseThrow(() -> new IllegalStateException("Not on the class path: public/term.html")).text();
  }

  @Get(uris = {"/industries/{id}", "/roles/{id}", "/levels/{id}"}, produces = MediaType.TEXT_HTML)
  HttpResponse<byte[]> term(HttpRequest<?> request) {
    Optional<Term> term = glossary.at(request.getPath());
    return term.<HttpResponse<byte[]>>map(found -> address.told(page(found).response(request, LOOK_AGAIN))
        .header("Content-Security-Policy", policy)).orElseGet(HttpResponse::notFound);
  }

  private Asset page(Term term) {
    long views = views(term);
    return pages.compute(term.path(), (path, kept) -> kept != null && kept.views == views
        ? kept
        : new Page(views, Shell.html(html.replace(HEAD, GlossaryHtml.head(term)).replace(BODY,
            GlossaryHtml.body(term) + (views > 0 ? GlossaryHtml.views(views) : "") + beacon(term))))).asset;
  }

  private long views(Term term) {
    Described month = queries.described(queries.view(Map.of("measure", Measure.VIEWS.word())));
    return queries.termViews(month).stream().filter(each -> term.path().equals('/' + each.path()))
        .mapToLong(TermViews::views).sum();
  }

  private String beacon(Term term) {
    String path = term.path().substring(1); // a skill may have the same name
    return address.beacon().flatMap(script -> address.pixel(path)
        .map(pixel -> GlossaryHtml.beacon(script, pixel, path))).orElse("");
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
