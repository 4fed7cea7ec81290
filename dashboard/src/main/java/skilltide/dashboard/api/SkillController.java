package skilltide.dashboard.api;

import static skilltide.dashboard.query.Field.Type.TEXT;
import static skilltide.dashboard.query.Field.Type.WORDS;

import com.fasterxml.jackson.core.JsonGenerator;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import skilltide.dashboard.query.AnswerJson;
import skilltide.dashboard.query.Field;
import skilltide.dashboard.query.Queries;
import skilltide.dashboard.query.Table;
import skilltide.dashboard.query.TopAnswer;
import skilltide.dashboard.query.View;
import skilltide.dashboard.query.ViewParser;
import skilltide.dashboard.query.World;
import skilltide.streams.taxonomy.Kind;
import skilltide.streams.taxonomy.Skill;
import skilltide.streams.taxonomy.Taxonomy;

/** The skills that there are. */
@Controller("/api/v1")
final class SkillController {
  /** So many skills are told of on either side of one. */
  private static final int NEIGHBOURS = 2;
  /** So many are offered for a name that begins none. */
  private static final int OFFERED = 5;

  static final List<Field> FIELDS = List.of(Field.of(TEXT, "skill"), Field.of(TEXT, "name"), Field.of(TEXT, "kind"),
      Field.of(TEXT, "definition"), Field.of(WORDS, "aliases"));

  private final Taxonomy taxonomy;
  private final Queries queries;
  private final World world;
  private final AllTurns turns;

  SkillController(Taxonomy taxonomy, Queries queries, World world, AllTurns turns) {
    this.taxonomy = taxonomy;
    this.queries = queries;
    this.world = world;
    this.turns = turns;
  }

  @Get(uris = {"/skills", "/skills.csv", "/skills.ndjson"}, produces = {Format.JSON_NAME, Format.CSV_NAME,
    Format.NDJSON_NAME})
  HttpResponse<byte[]> skills(HttpRequest<?> request) {
    List<Skill> skills = asked(request);
    Table table = new Table(FIELDS);
    skills.forEach(
        skill -> table.row(skill.id(), skill.name(), skill.kind().word(), skill.definition(), skill.aliases()));
    String tag = Answered.tag(0, taxonomy.version(), Parameters.of(request));
    return Answered.tagged(request, tag, true, () -> AnswerJson.object(json -> {
      json.writeStringField("taxonomy", taxonomy.version());
      json.writeArrayFieldStart("skills");
      for (Skill skill : skills) {
        json.writeStartObject();
        describe(json, skill);
        json.writeEndObject();
      }
      json.writeEndArray();
    }), () -> table);
  }

  /** What is known of one skill: what it is, how often it is asked for, and who stands beside it in the ranking of its kind. */
  @Get("/skills/{id}")
  HttpResponse<byte[]> skill(HttpRequest<?> request, String id) {
    Map<String, String> given = Parameters.of(request, Operation.of("skills/{id}"));
    Skill skill = queries.skill(id);
    given.put("kind", skill.kind().word());
    View view = queries.view(given).unlimited();
    TopAnswer all = turns.judge(request, view, queries::top);
    int place = IntStream.range(0, all.rows().size()).filter(i -> all.rows().get(i).skill().equals(skill)).findFirst()
        .orElse(-1);
    String tag = Answered.tag(all.revision(), all.view(), all.window(), all.provisional(), skill.id());
    return Answered.tagged(request, tag, all.provisional(),
        () -> AnswerJson.object(json -> {
          json.writeObjectFieldStart("skill");
          describe(json, skill);
          json.writeEndObject();
          json.writeObjectFieldStart("ranking");
          int from = Math.max(0, place - NEIGHBOURS);
          AnswerJson.write(json, all, place < 0
              ? List.of()
              : all.rows().subList(from, Math.min(all.rows().size(), place + NEIGHBOURS + 1)), world);
          json.writeEndObject();
        }));
  }

  private static void describe(JsonGenerator json, Skill skill) throws IOException {
    json.writeStringField("id", skill.id());
    json.writeStringField("name", skill.name());
    json.writeStringField("kind", skill.kind().word());
    json.writeStringField("definition", skill.definition());
    json.writeFieldName("aliases");
    json.writeArray(skill.aliases().toArray(String[]::new), 0, skill.aliases().size());
  }

  private List<Skill> asked(HttpRequest<?> request) {
    Map<String, String> given = Parameters.of(request, Operation.of("skills"));
    Optional<Kind> kind = ViewParser.kind(given);
    String beginning = given.getOrDefault("q", "").strip().toLowerCase(Locale.ROOT);
    List<Skill> ofKind = taxonomy.skills().stream()
        .filter(skill -> kind.map(asked -> asked == skill.kind()).orElse(true)).toList();
    List<Skill> found = ofKind.stream().filter(skill -> begins(skill, beginning)).toList();
    return found.isEmpty()
        ? taxonomy.nearestSkills(beginning, OFFERED).stream().map(queries::skill).filter(ofKind::contains).toList()
        : found;
  }

  private static boolean begins(Skill skill, String beginning) {
    return skill.id().startsWith(beginning)
        || skill.aliases().stream().anyMatch(alias -> alias.toLowerCase(Locale.ROOT).startsWith(beginning));
  }
}
