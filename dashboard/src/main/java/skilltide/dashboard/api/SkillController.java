package skilltide.dashboard.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import skilltide.dashboard.query.AnswerJson;
import skilltide.dashboard.query.Csv;
import skilltide.dashboard.query.ViewParser;
import skilltide.streams.taxonomy.Kind;
import skilltide.streams.taxonomy.Skill;
import skilltide.streams.taxonomy.Taxonomy;

/** The skills that there are. */
@Controller("/api/v1")
final class SkillController {
  private static final List<String> PARAMETERS = List.of("kind", "q");

  private final Taxonomy taxonomy;

  SkillController(Taxonomy taxonomy) {
    this.taxonomy = taxonomy;
  }

  @Get("/skills")
  HttpResponse<String> skills(HttpRequest<?> request) {
    List<Skill> skills = asked(request);
    return Answered.tagged(request, tag(request), MediaType.APPLICATION_JSON_TYPE, () -> AnswerJson.object(json -> {
      json.writeStringField("taxonomy", taxonomy.version());
      json.writeArrayFieldStart("skills");
      for (Skill skill : skills) {
        json.writeStartObject();
        json.writeStringField("id", skill.id());
        json.writeStringField("name", skill.name());
        json.writeStringField("kind", skill.kind().word());
        json.writeStringField("definition", skill.definition());
        json.writeFieldName("aliases");
        json.writeArray(skill.aliases().toArray(String[]::new), 0, skill.aliases().size());
        json.writeEndObject();
      }
      json.writeEndArray();
    }));
  }

  @Get(value = "/skills.csv", produces = Answered.CSV)
  HttpResponse<String> table(HttpRequest<?> request) {
    List<Skill> skills = asked(request);
    return Answered.tagged(request, tag(request), Answered.CSV_TYPE, () -> {
      Csv csv = new Csv(List.of("skill", "name", "kind", "definition", "aliases"));
      skills.forEach(skill -> csv.row(skill.id(), skill.name(), skill.kind().word(), skill.definition(),
          String.join("; ", skill.aliases())));
      return csv.toString();
    });
  }

  private String tag(HttpRequest<?> request) {
    return Answered.tag(0, taxonomy.version(), Parameters.of(request));
  }

  private List<Skill> asked(HttpRequest<?> request) {
    Map<String, String> given = Parameters.of(request);
    ViewParser.requireOnly(given.keySet(), PARAMETERS);
    Optional<Kind> kind = ViewParser.kind(given);
    String beginning = given.getOrDefault("q", "").strip().toLowerCase(Locale.ROOT);
    return taxonomy.skills().stream().filter(skill -> kind.map(asked -> asked == skill.kind()).orElse(true))
        .filter(skill -> begins(skill, beginning)).toList();
  }

  private static boolean begins(Skill skill, String beginning) {
    return skill.id().startsWith(beginning)
        || skill.aliases().stream().anyMatch(alias -> alias.toLowerCase(Locale.ROOT).startsWith(beginning));
  }
}
