package skilltide.dashboard.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skilltide.dashboard.query.AnswerJson;
import skilltide.dashboard.query.Described;
import skilltide.dashboard.query.LagAnswer;
import skilltide.dashboard.query.PastVerdicts;
import skilltide.dashboard.query.Queries;
import skilltide.dashboard.query.Revision;
import skilltide.dashboard.query.Table;
import skilltide.dashboard.query.View;
import skilltide.dashboard.query.World;
import skilltide.dashboard.trend.Lag;
import skilltide.dashboard.trend.PastLook;
import skilltide.streams.taxonomy.Skill;

/** How one skill went: when it was judged rising or falling, and whether demand for it comes after interest in it. */
@Controller("/api/v1/skills")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TrendController {
  private static final String ALL_OF_IT = "now-30y";

  private final Queries queries;
  private final World world;

  /** What was said of a skill, and why nothing was. */
  private record Past(Described described, Skill skill, Table table, String reason) {
    long revision() {
      return Revision.of(skill.id() + reason + table.csv());
    }
  }

  TrendController(Queries queries, World world) {
    this.queries = queries;
    this.world = world;
  }

  @Get(uris = {"/{id}/verdicts", "/{id}/verdicts.csv", "/{id}/verdicts.ndjson"}, produces = {Format.JSON_NAME,
    Format.CSV_NAME, Format.NDJSON_NAME})
  HttpResponse<byte[]> verdicts(HttpRequest<?> request, String id) {
    Past past = past(request, id);
    Described described = past.described;
    String tag = Answered.tag(past.revision(), described.view(), described.window());
    // What is being worked out is asked for again in a moment.
    return Answered.tagged(request, tag, !past.reason.isEmpty() || described.provisional(),
        () -> AnswerJson.of(described, world, past.table, json -> {
          named(json, past.skill);
          if (!past.reason.isEmpty()) {
            json.writeStringField("reason", past.reason);
          }
        }, past.revision()), () -> past.table);
  }

  /** Never in the demo, whose views and postings are made up together. */
  @Get("/{id}/lag")
  HttpResponse<byte[]> lag(HttpRequest<?> request, String id) {
    Parameters.of(request, Operation.of("skills/{id}/lag"));
    Skill skill = queries.skill(id);
    Optional<LagAnswer> answer = world.demo() ? Optional.empty() : Optional.of(queries.lag(skill));
    long revision = answer.map(LagAnswer::revision).orElse(0L);
    return Answered.tagged(request, Answered.tag(revision, skill.id(), answer.map(LagAnswer::months)), false,
        () -> AnswerJson.object(json -> {
          AnswerJson.marks(json, answer.map(LagAnswer::asOf).orElseGet(queries::now), world, revision);
          named(json, skill);
          if (answer.isPresent()) {
            lag(json, answer.get());
          } else {
            json.writeStringField("reason", "demo");
          }
        }));
  }

  private static void lag(JsonGenerator json, LagAnswer answer) throws IOException {
    json.writeNumberField("months", answer.months());
    json.writeNumberField("leastMonths", Lag.LEAST_MONTHS);
    if (answer.months() > 0) {
      json.writeStringField("from", LocalDate.ofInstant(answer.window().start(), ZoneOffset.UTC).toString());
      json.writeStringField("to", LocalDate.ofInstant(answer.window().end(), ZoneOffset.UTC).toString());
    }
    if (answer.lag().isPresent()) {
      Lag lag = answer.lag().get();
      if (lag.isThere()) {
        json.writeNumberField("lag", lag.lag());
        json.writeFieldName("interval");
        json.writeArray(new int[]{lag.low(), lag.high()}, 0, 2);
        json.writeNumberField("correlation", places(lag.correlation()));
      }
      json.writeNumberField("significance", places(lag.significance()));
    }
    if (!answer.reason().isEmpty()) {
      json.writeStringField("reason", answer.reason());
    }
  }

  private Past past(HttpRequest<?> request, String id) {
    Map<String, String> given = Parameters.of(request, Operation.of("skills/{id}/verdicts"));
    Skill skill = queries.skill(id);
    given.putIfAbsent("from", ALL_OF_IT);
    View view = queries.view(given);
    Described described = queries.described(view);
    Optional<List<PastLook>> past = queries.past(view);
    Table table = PastVerdicts.table(past.orElse(List.of()), skill.id(), described.days());
    String reason = past.isEmpty() ? "pending" : past.get().isEmpty() ? "no-baseline" : "";
    return new Past(described, skill, table, reason);
  }

  private static void named(JsonGenerator json, Skill skill) throws IOException {
    json.writeStringField("skill", skill.id());
    json.writeStringField("name", skill.name());
  }

  private static double places(double figure) {
    return Math.round(figure * 1e4) / 1e4;
  }
}
