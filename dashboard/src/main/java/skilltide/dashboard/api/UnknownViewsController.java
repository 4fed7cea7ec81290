package skilltide.dashboard.api;

import static skilltide.dashboard.query.Field.Type.TEXT;
import static skilltide.dashboard.query.Field.Type.TIME;
import static skilltide.dashboard.query.Field.Type.WHOLE;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Optional;
import skilltide.dashboard.feed.UnknownViews;
import skilltide.dashboard.query.AnswerJson;
import skilltide.dashboard.query.Field;
import skilltide.dashboard.query.Queries;
import skilltide.dashboard.query.Table;
import skilltide.ingest.web.OperatorsOnly;
import skilltide.ingest.web.Problem;
import skilltide.streams.taxonomy.Taxonomy;

/**
 * What glossaries were asked for that the taxonomy does not know, for who keeps either of them: anybody may have written these terms, which
 * the site of an instance is not to show to everybody.
 */
@Controller("/api/v1/unknown")
@ExecuteOn(TaskExecutors.BLOCKING)
final class UnknownViewsController {
  static final List<Field> FIELDS = List.of(Field.of(TEXT, "term").saying("As it was first written."),
      Field.of(WHOLE, "views").saying("By people, repeated ones too."),
      Field.of(WHOLE, "visitors").saying("Different ones of a day, added up over the days."),
      Field.of(WHOLE, "robots").saying("Views by robots."), Field.of(TIME, "first"), Field.of(TIME, "newest"),
      Field.optional(TEXT, "near").saying("The skill that is written most like it."));

  private final UnknownViews views;
  private final Queries queries;
  private final Taxonomy taxonomy;
  private final OperatorsOnly operators;

  UnknownViewsController(UnknownViews views, Queries queries, Taxonomy taxonomy, OperatorsOnly operators) {
    this.views = views;
    this.queries = queries;
    this.taxonomy = taxonomy;
    this.operators = operators;
  }

  @Get(uris = {"/views", "/views.csv", "/views.ndjson"}, produces = {Format.JSON_NAME, Format.CSV_NAME,
    Format.NDJSON_NAME})
  HttpResponse<byte[]> unknown(HttpRequest<?> request) {
    int limit = queries.view(Parameters.of(request, Operation.of(Operation.UNKNOWN_VIEWS))).limit();
    return operators.refusal(request, "ask on its own machine").<HttpResponse<byte[]>>map(refusal -> refusal)
        .orElseGet(() -> answer(request, limit));
  }

  private HttpResponse<byte[]> answer(HttpRequest<?> request, int limit) {
    UnknownViews.Found found;
    try {
      found = views.find();
    } catch (UnknownViews.UnreachableException e) {
      return Problem.of(HttpStatus.SERVICE_UNAVAILABLE,
          "Kafka, which keeps them, does not answer (" + e.getMessage() + "): ask again in a moment.").response()
          .header(HttpHeaders.RETRY_AFTER, "5");
    }
    Table table = new Table(FIELDS);
    found.terms().stream().limit(limit).forEach(each -> table.row(each.term(), each.views(), each.visitors(),
        each.robots(), each.first(), each.newest(), near(each.term())));
    Format format = Format.of(request, Answered.FORMATS);
    return Answered.body(request, format, switch (format) {
      case CSV -> table.csv();
      case NDJSON -> table.ndjson();
      default -> AnswerJson.object(json -> {
        json.writeStringField("taxonomy", taxonomy.version());
        json.writeNumberField("count", found.terms().size());
        json.writeBooleanField("whole", found.whole());
        table.write(json, "terms");
      });
    }).header(HttpHeaders.CACHE_CONTROL, "no-store").header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
  }

  private Optional<String> near(String term) {
    return taxonomy.nearestSkills(term, 1).stream().findFirst();
  }
}
