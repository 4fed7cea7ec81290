package skilltide.dashboard.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import skilltide.dashboard.query.Described;
import skilltide.dashboard.query.Measure;
import skilltide.dashboard.query.Nearest;
import skilltide.dashboard.query.Queries;
import skilltide.dashboard.query.TermViews;
import skilltide.streams.taxonomy.Taxonomy;

/** Pages of the terms that are no skills, and of what is no term, which need no script. */
@Singleton
final class TermPages {
  private static final String LOOK_AGAIN = "no-cache";
  private static final String POLICY = "Content-Security-Policy";
  private static final String MISSING = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";
  private static final String HEAD = "<!-- head -->\n";
  private static final String BODY = "<!-- body -->\n";
  private static final String SKILLS = "/skills/";
  private static final Pattern TERM = Pattern.compile("(/(?:skills|industries|roles|levels)/)([^/]+)");
  private static final Map<String, String> KINDS = Map.of(SKILLS, "skill", "/industries/", "industry", "/roles/",
      "role",
      "/levels/", "level");
  private static final int MOST = 5;

  private final Glossary glossary;
  private final Taxonomy taxonomy;
  private final Queries queries;
  private final ViewsAddress address;
  private final String html;
  private final String policy;
  /** By path; there are no more than terms. */
  private final Map<String, Page> pages = new ConcurrentHashMap<>();

  /** A term's page, as it is with this many views. */
  private record Page(long views, Asset asset) {}

  TermPages(Glossary glossary, Taxonomy taxonomy, Queries queries, ViewsAddress address) {
    this.glossary = glossary;
    this.taxonomy = taxonomy;
    this.queries = queries;
    this.address = address;
    policy = "default-src 'none'; script-src %1$s; connect-src %1$s; img-src %1$s; style-src 'self'; base-uri 'none'; frame-ancestors 'none'"
        .formatted(address.sites());
    html = Asset.load("public/", "term.html")
        .orElseThrow(() -> new IllegalStateException("Not on the class path: public/term.html")).text();
  }

  /** The page of the term at this address. */
  Optional<HttpResponse<byte[]>> page(HttpRequest<?> request) {
    return glossary.at(request.getPath())
        .map(term -> address.told(page(term).response(request, LOOK_AGAIN)).header(POLICY, policy));
  }

  /** The page that says that there is no such term, and what may have been meant; empty where no term could be. */
  Optional<HttpResponse<byte[]>> missing(String path) {
    Matcher asked = TERM.matcher(path);
    if (!asked.matches()) {
      return Optional.empty();
    }
    String folder = asked.group(1);
    String name = asked.group(2);
    String kind = KINDS.getOrDefault(folder, "term");
    byte[] page = filled(GlossaryHtml.headOfMissing(kind), GlossaryHtml.bodyOfMissing(kind, name, near(folder, name)))
        .getBytes(StandardCharsets.UTF_8);
    return Optional.of(HttpResponse.<byte[]>status(HttpStatus.NOT_FOUND).body(page)
        .contentType(MediaType.of("text/html; charset=utf-8")).header(HttpHeaders.CACHE_CONTROL, LOOK_AGAIN)
        .header("X-Content-Type-Options", "nosniff").header("Referrer-Policy", "same-origin").header(POLICY, MISSING));
  }

  private Asset page(Term term) {
    long views = views(term);
    return pages.compute(term.path(), (path, kept) -> kept != null && kept.views == views
        ? kept
        : new Page(views, Shell.html(filled(GlossaryHtml.head(term),
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

  private List<Term> near(String folder, String name) {
    if (folder.equals(SKILLS)) {
      return taxonomy.nearestSkills(name, MOST).stream().flatMap(id -> glossary.skill(id).stream()).toList();
    }
    Map<String, Term> named = new LinkedHashMap<>();
    for (Term term : glossary.below(folder)) {
      Stream.concat(Stream.of(term.id(), term.name()), term.aliases().stream())
          .forEach(each -> named.putIfAbsent(each, term));
    }
    return Nearest.to(name, named.keySet()).map(named::get).stream().toList();
  }

  private String filled(String head, String body) {
    return html.replace(HEAD, head).replace(BODY, body);
  }
}
