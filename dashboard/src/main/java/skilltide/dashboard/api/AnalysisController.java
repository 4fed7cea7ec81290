package skilltide.dashboard.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import skilltide.dashboard.query.AnswerJson;
import skilltide.dashboard.query.AnswerJson.Fields;
import skilltide.dashboard.query.Comparing;
import skilltide.dashboard.query.InvalidViewException;
import skilltide.dashboard.query.Queries;
import skilltide.dashboard.query.Queries.Described;
import skilltide.dashboard.query.SeriesAnswer;
import skilltide.dashboard.query.Table;
import skilltide.dashboard.query.View;
import skilltide.dashboard.query.World;
import skilltide.dashboard.readings.Difference;
import skilltide.dashboard.readings.Difference.Part;
import skilltide.dashboard.readings.InIndustries;
import skilltide.dashboard.readings.Pay;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.dashboard.readings.ReadingStoreException;
import skilltide.dashboard.readings.Readings;
import skilltide.dashboard.readings.SelectedRows.Days;
import skilltide.streams.taxonomy.Industry;
import skilltide.streams.taxonomy.Skill;
import skilltide.streams.taxonomy.Taxonomy;

/** What is asked to understand a figure: skills side by side, pay, industries, and why a count differs. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AnalysisController {
  private static final String CURRENCY = "currency";

  private final Readings readings;
  private final Queries queries;
  private final Taxonomy taxonomy;
  private final World world;

  /** What is answered: a table, and what stands above it. */
  private record Answer(View view, Fields head, Table table) {}

  AnalysisController(Readings readings, Queries queries, Taxonomy taxonomy, World world) {
    this.readings = readings;
    this.queries = queries;
    this.taxonomy = taxonomy;
    this.world = world;
  }

  @Get("/compare")
  HttpResponse<String> compare(HttpRequest<?> request) {
    return json(request, compared(request));
  }

  @Get(value = "/compare.csv", produces = Answered.CSV)
  HttpResponse<String> compareTable(HttpRequest<?> request) {
    return csv(request, compared(request));
  }

  @Get("/pay")
  HttpResponse<String> pay(HttpRequest<?> request) {
    return json(request, paid(request));
  }

  @Get(value = "/pay.csv", produces = Answered.CSV)
  HttpResponse<String> payTable(HttpRequest<?> request) {
    return csv(request, paid(request));
  }

  @Get("/industries")
  HttpResponse<String> industries(HttpRequest<?> request) {
    return json(request, inIndustries(request));
  }

  @Get(value = "/industries.csv", produces = Answered.CSV)
  HttpResponse<String> industriesTable(HttpRequest<?> request) {
    return csv(request, inIndustries(request));
  }

  @Get("/explain")
  HttpResponse<String> explain(HttpRequest<?> request) {
    return json(request, explained(request));
  }

  @Get(value = "/explain.csv", produces = Answered.CSV)
  HttpResponse<String> explainTable(HttpRequest<?> request) {
    return csv(request, explained(request));
  }

  private Answer compared(HttpRequest<?> request) {
    View view = queries.view(Parameters.of(request));
    if (view.skills().size() > Comparing.MOST_SKILLS) {
      throw new InvalidViewException("skills",
          "at most %d to compare, not %d".formatted(Comparing.MOST_SKILLS, view.skills().size()));
    }
    SeriesAnswer series = queries.series(view);
    return new Answer(series.view(), json -> {}, Comparing.table(series));
  }

  private Answer paid(HttpRequest<?> request) {
    Map<String, String> given = new TreeMap<>(Parameters.of(request));
    Optional<String> asked = Optional.ofNullable(given.remove(CURRENCY)).filter(text -> !text.isBlank());
    View view = queries.view(given);
    Days days = queries.compared(view).get(0);
    List<Pay> all = Pay.of(store(), view.filter(), days.from(), days.to());
    String currency = asked.orElseGet(
        () -> all.stream().filter(pay -> pay.skill().isEmpty()).map(Pay::currency).findFirst().orElse(""));
    Table table = new Table("skill", "name", CURRENCY, "postings", "lowerQuartile", "median", "upperQuartile",
        "reason");
    all.stream().filter(pay -> pay.currency().equalsIgnoreCase(currency) && isAsked(pay.skill(), view))
        .limit(view.limit()).forEach(pay -> {
          Optional<Pay.Quartiles> quartiles = Optional.ofNullable(pay.quartiles());
          table.row(pay.skill(), name(pay.skill()), pay.currency(), pay.postings(),
              quartiles.map(each -> whole(each.lower())), quartiles.map(each -> whole(each.median())),
              quartiles.map(each -> whole(each.upper())),
              quartiles.isPresent() ? Optional.empty() : Optional.of("too-few-postings"));
        });
    return new Answer(view, json -> {
      if (!currency.isEmpty()) {
        json.writeStringField(CURRENCY, currency);
      }
      json.writeStringField("per", "year");
      json.writeObjectFieldStart("total");
      json.writeNumberField("postings", all.stream().filter(pay -> pay.skill().isEmpty()
          && pay.currency().equalsIgnoreCase(currency)).mapToLong(Pay::postings).sum());
      json.writeEndObject();
    }, table);
  }

  private Answer inIndustries(HttpRequest<?> request) {
    View view = queries.view(Parameters.of(request));
    Days days = queries.compared(view).get(0);
    List<InIndustries> all = InIndustries.of(store(), view.filter(), days.from(), days.to());
    Table table = new Table("industry", "industryName", "skill", "name", "postings", "share", "industryPostings",
        "shareOfAll", "overRepresentation", "z");
    all.stream().filter(each -> isAsked(each.other().skill(), view)).limit(view.limit()).forEach(each -> {
      double share = (double) each.other().together() / each.industryPostings();
      table.row(each.industry(), taxonomy.industry(each.industry()).map(Industry::name).orElse(each.industry()),
          each.other().skill(), name(each.other().skill()), each.other().together(), places(share),
          each.industryPostings(), places((double) each.skillPostings() / each.total()), places(each.other().lift()),
          places(each.other().significance()));
    });
    return new Answer(view, json -> {
      if (!all.isEmpty()) {
        json.writeObjectFieldStart("total");
        json.writeNumberField("postings", all.get(0).total());
        json.writeEndObject();
      }
    }, table);
  }

  private Answer explained(HttpRequest<?> request) {
    View view = queries.view(Parameters.of(request));
    List<Days> days = queries.compared(view);
    List<Difference> parts = Difference.of(store(), view.filter(), view.skills(), days.get(0), days.get(1));
    Table table = new Table("source", "part", "postings", "previous", "difference");
    parts.forEach(each -> table.row(each.source(), word(each.part()), each.postings(), each.previous(),
        each.difference()));
    return new Answer(view, json -> {
      json.writeObjectFieldStart("total");
      json.writeNumberField("postings", parts.stream().mapToLong(Difference::postings).sum());
      json.writeNumberField("previous", parts.stream().mapToLong(Difference::previous).sum());
      json.writeNumberField("difference", parts.stream().mapToLong(Difference::difference).sum());
      json.writeEndObject();
      json.writeObjectFieldStart("baseline");
      json.writeStringField("from", days.get(1).from().toString());
      json.writeStringField("to", days.get(1).to().toString());
      json.writeEndObject();
    }, table);
  }

  private HttpResponse<String> json(HttpRequest<?> request, Answer answer) {
    return Answered.tagged(request, tag(answer, "json"), described(answer).provisional(),
        MediaType.APPLICATION_JSON_TYPE,
        () -> AnswerJson.of(described(answer), world, answer.table, answer.head));
  }

  private HttpResponse<String> csv(HttpRequest<?> request, Answer answer) {
    return Answered.tagged(request, tag(answer, "csv"), described(answer).provisional(), Answered.CSV_TYPE,
        answer.table::csv);
  }

  private String tag(Answer answer, String form) {
    return Answered.tag(answer.table.revision(), answer.view, described(answer).window(), form);
  }

  private Described described(Answer answer) {
    return queries.described(answer.view);
  }

  private ReadingStore store() {
    try {
      return readings.shown(ReadingsController.PATIENCE).orElseThrow(ReadingStoreException::pending);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ReadingStoreException.pending();
    }
  }

  // A skill that this program's taxonomy does not have was read under another one.
  private boolean isAsked(String id, View view) {
    return taxonomy.skill(id).map(skill -> (view.skills().isEmpty() || view.skills().contains(id))
        && view.kind().map(kind -> kind == skill.kind()).orElse(true)).orElse(false);
  }

  private String name(String skill) {
    return taxonomy.skill(skill).map(Skill::name).orElse(skill);
  }

  private static String word(Part part) {
    return part.name().toLowerCase(Locale.ROOT);
  }

  private static long whole(double figure) {
    return Math.round(figure);
  }

  private static double places(double figure) {
    return Math.round(figure * 1e4) / 1e4;
  }
}
