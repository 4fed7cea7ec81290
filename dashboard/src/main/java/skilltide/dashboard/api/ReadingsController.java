package skilltide.dashboard.api;

import static skilltide.dashboard.query.Field.Type.NUMBER;
import static skilltide.dashboard.query.Field.Type.TEXT;
import static skilltide.dashboard.query.Field.Type.TIME;
import static skilltide.dashboard.query.Field.Type.WHOLE;

import com.fasterxml.jackson.core.JsonGenerator;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import skilltide.dashboard.query.AnswerJson;
import skilltide.dashboard.query.Described;
import skilltide.dashboard.query.Field;
import skilltide.dashboard.query.InvalidViewException;
import skilltide.dashboard.query.Queries;
import skilltide.dashboard.query.Revision;
import skilltide.dashboard.query.Table;
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
@ExecuteOn(TaskExecutors.IO)
final class ReadingsController {
  static final int MOST_POSTINGS = 200;
  static final Field ATTRIBUTION = Field.optional(TEXT, "attribution")
      .saying("Who must be named, with the link, wherever the posting is shown.");
  static final List<Field> EVIDENCE_FIELDS = List.of(Field.of(TEXT, "posting"), Field.of(TIME, "posted"),
      Field.optional(TEXT, "title"), Field.optional(TEXT, "employer"), Field.optional(TEXT, "link"),
      Field.optional(TEXT, "repostOf"), Field.of(TEXT, "field"), Field.of(WHOLE, "start"), Field.of(WHOLE, "end"),
      Field.of(TEXT, "as"), Field.of(TEXT, "rule"), Field.of(TEXT, "snippet"),
      Field.of(TEXT, "source"), ATTRIBUTION);
  static final List<Field> RELATED_FIELDS = List.of(Field.of(TEXT, "skill"), Field.of(TEXT, "name"),
      Field.of(WHOLE, "together").saying("Postings that name both."),
      Field.of(WHOLE, "postings").saying("Postings that name it."),
      Field.of(NUMBER, "lift").saying("How many times as often as by chance."),
      Field.of(NUMBER, "z").saying("How many deviations that is from chance."));

  private final Readings readings;
  private final Queries queries;
  private final Taxonomy taxonomy;
  private final World world;
  private final Attributions attributions;
  private final Turns turns;

  /** What is asked of a skill. */
  private record Asked(Skill skill, Described described) {
    View view() {
      return described.view();
    }

    Days days() {
      return described.days();
    }
  }

  ReadingsController(Readings readings, Queries queries, Taxonomy taxonomy, World world,
      Attributions attributions, AllTurns turns) {
    this.readings = readings;
    this.queries = queries;
    this.taxonomy = taxonomy;
    this.world = world;
    this.attributions = attributions;
    this.turns = turns.readings();
  }

  @Get(uris = {"/evidence", "/evidence.csv", "/evidence.ndjson"}, produces = {Format.JSON_NAME, Format.CSV_NAME,
    Format.NDJSON_NAME})
  HttpResponse<byte[]> evidence(HttpRequest<?> request, String id) {
    return answer(request, "skills/{id}/evidence", id, (asked, store) -> {
      Evidence evidence = evidence(asked, store);
      long revision = Revision.of(evidence.toString());
      return tagged(request, asked, revision, () -> AnswerJson.object(json -> {
        head(json, asked, revision);
        json.writeNumberField("total", evidence.total());
        json.writeArrayFieldStart("postings");
        for (Posting each : evidence.postings()) {
          posting(json, each);
        }
        json.writeEndArray();
      }), () -> table(evidence));
    });
  }

  @Get(uris = {"/related", "/related.csv", "/related.ndjson"}, produces = {Format.JSON_NAME, Format.CSV_NAME,
    Format.NDJSON_NAME})
  HttpResponse<byte[]> related(HttpRequest<?> request, String id) {
    return answer(request, "skills/{id}/related", id, (asked, store) -> {
      Related related = Related.of(store, asked.view().filter(), asked.skill.id(), asked.days());
      long revision = Revision.of(related.toString());
      Table table = table(related, asked);
      return tagged(request, asked, revision, () -> AnswerJson.object(json -> {
        head(json, asked, revision);
        json.writeObjectFieldStart("total");
        json.writeNumberField("postings", related.total());
        json.writeNumberField("naming", related.postings());
        json.writeEndObject();
        table.write(json, "rows");
      }), () -> table);
    });
  }

  private Table table(Evidence evidence) {
    Table table = new Table(EVIDENCE_FIELDS);
    for (Posting each : evidence.postings()) {
      for (Mention mention : each.mentions()) {
        table.row(each.id(), each.posted(), optional(each.title()), optional(each.employer()), optional(each.link()),
            optional(each.repostOf()), mention.field(), mention.start(), mention.end(), mention.as(), mention.rule(),
            mention.snippet(), each.source(), optional(attributions.of(each.source())));
      }
    }
    return table;
  }

  // A skill that this program's taxonomy does not have was read under another one.
  private Table table(Related related, Asked asked) {
    Table table = new Table(RELATED_FIELDS);
    for (Other each : related.others()) {
      Optional<Skill> skill = taxonomy.skill(each.skill());
      if (skill.isPresent() && table.size() < asked.view().limit()) {
        table.row(each.skill(), skill.get().name(), each.together(), each.postings(), places(each.lift()),
            places(each.significance()));
      }
    }
    return table;
  }

  @FunctionalInterface
  private interface Answering {
    HttpResponse<byte[]> answer(Asked asked, ReadingStore store);
  }

  private HttpResponse<byte[]> answer(HttpRequest<?> request, String operation, String id,
      Answering answering) {
    View view = queries.view(Parameters.of(request, Operation.of(operation)));
    Asked asked = new Asked(queries.skill(id), queries.described(view));
    return turns.during(request, () -> answering.answer(asked, readings.awaited()));
  }

  private static Evidence evidence(Asked asked, ReadingStore store) {
    if (asked.view().limit() > MOST_POSTINGS) {
      throw new InvalidViewException("limit", "at most %d postings of evidence, not %d; /api/v1/readings.csv has all"
          .formatted(MOST_POSTINGS, asked.view().limit()));
    }
    return Evidence.of(store, asked.view().filter(), asked.skill.id(), asked.days(), asked.view().limit());
  }

  private HttpResponse<byte[]> tagged(HttpRequest<?> request, Asked asked, long revision, Supplier<String> json,
      Supplier<Table> table) {
    boolean provisional = asked.described.provisional();
    String tag = Answered.tag(revision, asked.skill.id(), asked.view(), asked.days(), provisional);
    return Answered.tagged(request, tag, provisional, json, table);
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
    json.writeStringField("zone", "UTC");
    json.writeEndObject();
    json.writeBooleanField("provisional", asked.described.provisional());
  }

  private void posting(JsonGenerator json, Posting posting) throws IOException {
    json.writeStartObject();
    PostingJson.head(json, posting, attributions);
    PostingJson.optional(json, "withdrawn", posting.withdrawn() == null ? null : posting.withdrawn().toString());
    PostingJson.optional(json, "repostOf", posting.repostOf());
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

  private static Optional<String> optional(@Nullable String value) {
    return Optional.ofNullable(value);
  }

  private static double places(double figure) {
    return Math.round(figure * 1e3) / 1e3;
  }
}
