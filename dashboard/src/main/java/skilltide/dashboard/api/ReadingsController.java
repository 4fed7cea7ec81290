package skilltide.dashboard.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import skilltide.dashboard.query.AnswerJson;
import skilltide.dashboard.query.Csv;
import skilltide.dashboard.query.Described;
import skilltide.dashboard.query.Queries;
import skilltide.dashboard.query.Revision;
import skilltide.dashboard.query.View;
import skilltide.dashboard.query.World;
import skilltide.dashboard.readings.Evidence;
import skilltide.dashboard.readings.Evidence.Mention;
import skilltide.dashboard.readings.Evidence.Posting;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.dashboard.readings.Readings;
import skilltide.dashboard.readings.Related;
import skilltide.dashboard.readings.Related.Other;
import skilltide.dashboard.readings.SelectedRows.Days;
import skilltide.streams.taxonomy.Skill;
import skilltide.streams.taxonomy.Taxonomy;

/** What the readings say of one skill: the postings behind its figures, and what it is asked for together with. */
@Controller("/api/v1/skills/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReadingsController {
  private static final Operation EVIDENCE = Operation.of("skills/{id}/evidence");
  private static final Operation RELATED = Operation.of("skills/{id}/related");
  private static final int MOST_POSTINGS = 200;

  private final Readings readings;
  private final Queries queries;
  private final Taxonomy taxonomy;
  private final World world;

  /** What is asked of a skill. */
  private record Asked(Skill skill, Described described) {
    View view() {
      return described.view();
    }

    Days days() {
      return described.days();
    }
  }

  ReadingsController(Readings readings, Queries queries, Taxonomy taxonomy, World world) {
    this.readings = readings;
    this.queries = queries;
    this.taxonomy = taxonomy;
    this.world = world;
  }

  @Get("/evidence")
  HttpResponse<String> evidence(HttpRequest<?> request, String id) {
    return answer(request, EVIDENCE, id, (asked, store) -> {
      Evidence evidence = evidence(asked, store);
      long revision = Revision.of(evidence.toString());
      return tagged(request, asked, revision, MediaType.APPLICATION_JSON_TYPE, () -> AnswerJson.object(json -> {
        head(json, asked, revision);
        json.writeNumberField("total", evidence.total());
        json.writeArrayFieldStart("postings");
        for (Posting each : evidence.postings()) {
          posting(json, each);
        }
        json.writeEndArray();
      }));
    });
  }

  @Get(value = "/evidence.csv", produces = Answered.CSV)
  HttpResponse<String> evidenceTable(HttpRequest<?> request, String id) {
    return answer(request, EVIDENCE, id, (asked, store) -> {
      Csv csv = new Csv(
          List.of("posting", "posted", "title", "employer", "link", "repostOf", "field", "start", "end", "as",
              "rule", "snippet"));
      for (Posting each : evidence(asked, store).postings()) {
        for (Mention mention : each.mentions()) {
          csv.row(each.id(), each.posted(), text(each.title()), text(each.employer()), text(each.link()),
              text(each.repostOf()), mention.field(), mention.start(), mention.end(), mention.as(), mention.rule(),
              mention.snippet());
        }
      }
      String table = csv.toString();
      return tagged(request, asked, Revision.of(table), Answered.CSV_TYPE, () -> table);
    });
  }

  @Get("/related")
  HttpResponse<String> related(HttpRequest<?> request, String id) {
    return answer(request, RELATED, id, (asked, store) -> {
      Related related = Related.of(store, asked.view().filter(), asked.skill.id(), asked.days());
      long revision = Revision.of(related.toString());
      return tagged(request, asked, revision, MediaType.APPLICATION_JSON_TYPE, () -> AnswerJson.object(json -> {
        head(json, asked, revision);
        json.writeObjectFieldStart("total");
        json.writeNumberField("postings", related.total());
        json.writeNumberField("naming", related.postings());
        json.writeEndObject();
        json.writeArrayFieldStart("rows");
        for (Other each : named(related, asked)) {
          json.writeStartObject();
          json.writeStringField("skill", each.skill());
          json.writeStringField("name", name(each.skill()));
          json.writeNumberField("together", each.together());
          json.writeNumberField("postings", each.postings());
          json.writeNumberField("lift", places(each.lift()));
          json.writeNumberField("z", places(each.significance()));
          json.writeEndObject();
        }
        json.writeEndArray();
      }));
    });
  }

  @Get(value = "/related.csv", produces = Answered.CSV)
  HttpResponse<String> relatedTable(HttpRequest<?> request, String id) {
    return answer(request, RELATED, id, (asked, store) -> {
      Csv csv = new Csv(List.of("skill", "name", "together", "postings", "lift", "z"));
      named(Related.of(store, asked.view().filter(), asked.skill.id(), asked.days()), asked)
          .forEach(each -> csv.row(each.skill(), name(each.skill()), each.together(), each.postings(),
              places(each.lift()), places(each.significance())));
      String table = csv.toString();
      return tagged(request, asked, Revision.of(table), Answered.CSV_TYPE, () -> table);
    });
  }

  @FunctionalInterface
  private interface Answering {
    HttpResponse<String> answer(Asked asked, ReadingStore store);
  }

  private HttpResponse<String> answer(HttpRequest<?> request, Operation operation, String id,
      Answering answering) {
    View view = queries.view(Parameters.of(request, operation));
    Asked asked = new Asked(queries.skill(id), queries.described(view));
    return answering.answer(asked, readings.awaited());
  }

  private static Evidence evidence(Asked asked, ReadingStore store) {
    return Evidence.of(store, asked.view().filter(), asked.skill.id(), asked.days(),
        Math.min(MOST_POSTINGS, asked.view().limit()));
  }

  // A skill that this program's taxonomy does not have was read under another one.
  private List<Other> named(Related related, Asked asked) {
    return related.others().stream().filter(each -> taxonomy.skill(each.skill()).isPresent())
        .limit(asked.view().limit())
        .toList();
  }

  private String name(String skill) {
    return taxonomy.skill(skill).map(Skill::name).orElse(skill);
  }

  private HttpResponse<String> tagged(HttpRequest<?> request, Asked asked, long revision, MediaType type,
      Supplier<String> body) {
    boolean provisional = asked.described.provisional();
    String tag = Answered.tag(revision, asked.skill.id(), asked.view(), asked.days(), provisional, type);
    return Answered.tagged(request, tag, provisional, type, body);
  }

  private void head(JsonGenerator json, Asked asked, long revision) throws IOException {
    AnswerJson.marks(json, asked.described.asOf(), world, revision);
    json.writeStringField("skill", asked.skill.id());
    json.writeStringField("name", asked.skill.name());
    json.writeObjectFieldStart("view");
    for (var chosen : asked.view().filter().values().entrySet()) {
      json.writeStringField(chosen.getKey().word(), chosen.getValue());
    }
    json.writeStringField("from", asked.days().from().toString());
    json.writeStringField("to", asked.days().to().toString());
    json.writeEndObject();
    json.writeBooleanField("provisional", asked.described.provisional());
  }

  private static void posting(JsonGenerator json, Posting posting) throws IOException {
    json.writeStartObject();
    json.writeStringField("posting", posting.id());
    json.writeStringField("source", posting.source());
    optional(json, "title", posting.title());
    optional(json, "employer", posting.employer());
    optional(json, "link", posting.link());
    json.writeStringField("posted", posting.posted().toString());
    optional(json, "withdrawn", posting.withdrawn() == null ? null : posting.withdrawn().toString());
    optional(json, "repostOf", posting.repostOf());
    json.writeArrayFieldStart("mentions");
    for (Mention each : posting.mentions()) {
      json.writeStartObject();
      json.writeStringField("field", each.field());
      json.writeNumberField("start", each.start());
      json.writeNumberField("end", each.end());
      json.writeStringField("as", each.as());
      json.writeStringField("rule", each.rule());
      json.writeStringField("snippet", each.snippet());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void optional(JsonGenerator json, String name, @Nullable String value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static double places(double figure) {
    return Math.round(figure * 1e3) / 1e3;
  }
}
