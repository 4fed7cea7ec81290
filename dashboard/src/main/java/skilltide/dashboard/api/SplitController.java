package skilltide.dashboard.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import skilltide.dashboard.query.AnswerJson;
import skilltide.dashboard.query.Described;
import skilltide.dashboard.query.Queries;
import skilltide.dashboard.query.Revision;
import skilltide.dashboard.query.Table;
import skilltide.dashboard.query.World;
import skilltide.dashboard.readings.Attribute;
import skilltide.dashboard.readings.Readings;
import skilltide.dashboard.readings.Split;
import skilltide.streams.taxonomy.Industry;
import skilltide.streams.taxonomy.Role;
import skilltide.streams.taxonomy.Skill;
import skilltide.streams.taxonomy.Taxonomy;

/** Where a skill is asked for: how many postings of each industry, role, level, country and source name it. */
@Controller("/api/v1/skills/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SplitController {
  private static final Operation SPLIT = Operation.of("skills/{id}/split");

  private final Readings readings;
  private final Queries queries;
  private final Taxonomy taxonomy;
  private final World world;

  private record Answer(Skill skill, Described described, Table table, long revision) {}

  SplitController(Readings readings, Queries queries, Taxonomy taxonomy, World world) {
    this.readings = readings;
    this.queries = queries;
    this.taxonomy = taxonomy;
    this.world = world;
  }

  @Get("/split")
  HttpResponse<String> split(HttpRequest<?> request, String id) {
    Answer answer = answer(request, id);
    return tagged(request, answer, MediaType.APPLICATION_JSON_TYPE, () -> AnswerJson.of(answer.described, world,
        answer.table, json -> json.writeStringField("skill", answer.skill.id()), answer.revision));
  }

  @Get(value = "/split.csv", produces = Answered.CSV)
  HttpResponse<String> splitTable(HttpRequest<?> request, String id) {
    Answer answer = answer(request, id);
    return tagged(request, answer, Answered.CSV_TYPE, answer.table::csv);
  }

  private Answer answer(HttpRequest<?> request, String id) {
    Described described = queries.described(queries.view(Parameters.of(request, SPLIT)));
    Skill skill = queries.skill(id);
    Table table = new Table("by", "value", "name", "postings", "total");
    List<Split> parts = Split.of(readings.awaited(), described.view().filter(), skill.id(), described.days());
    parts.forEach(
        each -> table.row(each.by().word(), each.value(), name(each.by(), each.value()), each.postings(),
            each.total()));
    return new Answer(skill, described, table, Revision.of(table.csv()));
  }

  private Optional<String> name(Attribute by, String value) {
    return switch (by) {
      case INDUSTRY -> taxonomy.industry(value).map(Industry::name);
      case ROLE -> taxonomy.role(value).map(Role::name);
      case SENIORITY, COUNTRY, REMOTE, SOURCE -> Optional.empty();
    };
  }

  private static HttpResponse<String> tagged(HttpRequest<?> request, Answer answer, MediaType type,
      Supplier<String> body) {
    Described described = answer.described;
    String tag = Answered.tag(answer.revision, answer.skill.id(), described.view(), described.days(),
        described.provisional(), type);
    return Answered.tagged(request, tag, described.provisional(), type, body);
  }
}
