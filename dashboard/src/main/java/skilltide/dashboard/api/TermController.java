package skilltide.dashboard.api;

import static skilltide.dashboard.query.Field.Type.TEXT;
import static skilltide.dashboard.query.Field.Type.WHOLE;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.List;
import java.util.Map;
import skilltide.dashboard.query.AnswerJson;
import skilltide.dashboard.query.Described;
import skilltide.dashboard.query.Field;
import skilltide.dashboard.query.Measure;
import skilltide.dashboard.query.Queries;
import skilltide.dashboard.query.Revision;
import skilltide.dashboard.query.Table;
import skilltide.dashboard.query.World;

/** What else than skills was looked at in the glossary. */
@Controller("/api/v1")
final class TermController {
  static final List<Field> FIELDS = List.of(Field.of(TEXT, "term").saying("The path of its page."),
      Field.optional(TEXT, "kind"), Field.optional(TEXT, "name"), Field.of(WHOLE, "views").saying("By people."),
      Field.of(WHOLE, "robots").saying("Views by robots."));

  private final Queries queries;
  private final Glossary glossary;
  private final World world;

  TermController(Queries queries, Glossary glossary, World world) {
    this.queries = queries;
    this.glossary = glossary;
    this.world = world;
  }

  @Get(uris = {"/terms", "/terms.csv", "/terms.ndjson"}, produces = {Format.JSON_NAME, Format.CSV_NAME,
    Format.NDJSON_NAME})
  HttpResponse<byte[]> terms(HttpRequest<?> request) {
    Map<String, String> given = Parameters.of(request, Operation.of("terms"));
    given.put("measure", Measure.VIEWS.word());
    Described described = queries.described(queries.view(given));
    Table table = new Table(FIELDS);
    // A term that a later taxonomy has, and this one has not, is told by its path alone.
    queries.termViews(described).forEach(each -> table.row(each.path(),
        glossary.at('/' + each.path()).map(Term::kind), glossary.at('/' + each.path()).map(Term::name), each.views(),
        each.robots()));
    long revision = Revision.of(table.csv());
    String tag = Answered.tag(revision, described.view(), described.window(), described.provisional());
    return Answered.tagged(request, tag, described.provisional(),
        () -> AnswerJson.of(described, world, table, json -> {}, revision), () -> table);
  }
}
