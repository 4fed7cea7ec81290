package skilltide.dashboard.api;

import static skilltide.dashboard.query.Field.Type.TEXT;
import static skilltide.dashboard.query.Field.Type.WHOLE;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Optional;
import skilltide.dashboard.query.AnswerJson;
import skilltide.dashboard.query.Described;
import skilltide.dashboard.query.Field;
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
@ExecuteOn(TaskExecutors.IO)
final class SplitController {
  static final List<Field> FIELDS = List.of(Field.of(TEXT, "by"), Field.of(TEXT, "value"), Field.optional(TEXT, "name"),
      Field.of(WHOLE, "postings"), Field.of(WHOLE, "total"));

  private final Readings readings;
  private final Queries queries;
  private final Taxonomy taxonomy;
  private final World world;
  private final Turns turns;

  private record Answer(Skill skill, Described described, Table table, long revision) {}

  SplitController(Readings readings, Queries queries, Taxonomy taxonomy, World world, AllTurns turns) {
    this.readings = readings;
    this.queries = queries;
    this.taxonomy = taxonomy;
    this.world = world;
    this.turns = turns.readings();
  }

  @Get(uris = {"/split", "/split.csv", "/split.ndjson"}, produces = {Format.JSON_NAME, Format.CSV_NAME,
    Format.NDJSON_NAME})
  HttpResponse<byte[]> split(HttpRequest<?> request, String id) {
    Answer answer = turns.during(request, () -> answer(request, id));
    Described described = answer.described;
    String tag = Answered.tag(answer.revision, answer.skill.id(), described.view(), described.days(),
        described.provisional());
    return Answered.tagged(request, tag, described.provisional(), () -> AnswerJson.of(described, world,
        answer.table, json -> json.writeStringField("skill", answer.skill.id()), answer.revision), () -> answer.table);
  }

  private Answer answer(HttpRequest<?> request, String id) {
    Described described = queries.described(queries.view(Parameters.of(request, Operation.of("skills/{id}/split"))));
    Skill skill = queries.skill(id);
    Table table = new Table(FIELDS);
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
}
