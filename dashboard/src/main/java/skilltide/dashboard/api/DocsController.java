package skilltide.dashboard.api;

import static skilltide.dashboard.api.Markup.escaped;

import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import skilltide.streams.taxonomy.Taxonomy;

/** What can be asked: as OpenAPI for programs, and as a page on which every example is a link to its answer. */
@Controller
final class DocsController {
  private static final String LOOK_AGAIN = "no-cache";

  private final Asset description;
  private final Asset page;

  DocsController(Taxonomy taxonomy, @Property(name = "skilltide.version", defaultValue = "unknown") String version) {
    OpenApi api = new OpenApi(taxonomy, version);
    description = Asset.of(api.json().getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON_TYPE);
    String html = Asset.load("public/", "docs.html")
        .orElseThrow(() -> new IllegalStateException("Not on the class path: public/docs.html")).text();
    page = Asset.of(html.replace("<!-- queries -->", queries()).replace("<!-- parameters -->", parameters(api))
        .replace("<!-- limits -->", limits()).replace("<!-- words -->", words())
        .getBytes(StandardCharsets.UTF_8), MediaType.of("text/html; charset=utf-8"));
  }

  @Get("/api/v1/openapi.json")
  HttpResponse<byte[]> description(HttpRequest<?> request) {
    return description.response(request, LOOK_AGAIN);
  }

  @Get(value = "/docs", produces = MediaType.TEXT_HTML)
  HttpResponse<byte[]> page(HttpRequest<?> request) {
    return page.response(request, LOOK_AGAIN).header("Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'");
  }

  private static String queries() {
    return Operation.ALL.stream().map(each -> """
        <section>
          <h2><code>/api/v1/%s</code></h2>
          <p>%s</p>
          <p class="try">%s</p>
        </section>
        """.formatted(each.path(), escaped(each.summary()), links(each))).collect(Collectors.joining());
  }

  private static String links(Operation operation) {
    String first = escaped(operation.link(operation.formats().getFirst()));
    return "<a href=\"%s\"><code>%s</code></a>".formatted(first, first)
        + operation.formats().stream().skip(1).map(format -> " <a href=\"%s\">as %s</a>"
            .formatted(escaped(operation.link(format)), format)).collect(Collectors.joining());
  }

  private static String limits() {
    return Limit.ALL.stream().map(each -> "<tr><th scope=\"row\">%s</th><td>%s</td><td><code>%s</code></td></tr>%n"
        .formatted(escaped(each.what()), escaped(each.most()), escaped(each.answer()))).collect(Collectors.joining());
  }

  private static String words() {
    return Word.ALL.stream().map(each -> "<div><dt>%s</dt><dd>%s</dd></div>%n"
        .formatted(escaped(each.word()), escaped(each.meaning()))).collect(Collectors.joining());
  }

  private static String parameters(OpenApi api) {
    return api.parameters().stream().map(DocsController::parameter).collect(Collectors.joining());
  }

  private static String parameter(Parameter parameter) {
    String values = parameter.values().isEmpty()
        ? "<code>" + escaped(parameter.example()) + "</code>"
        : parameter.values().stream().map(value -> "<code>" + escaped(value) + "</code>")
            .collect(Collectors.joining(" "));
    return "<tr><th scope=\"row\"><code>%s</code></th><td>%s</td><td class=\"values\">%s</td></tr>%n"
        .formatted(parameter.name(), escaped(parameter.description()), values);
  }
}
