package skilltide.dashboard.api;

import static skilltide.dashboard.query.Field.Type.DAY;
import static skilltide.dashboard.query.Field.Type.NUMBER;
import static skilltide.dashboard.query.Field.Type.TEXT;
import static skilltide.dashboard.query.Field.Type.WHOLE;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import skilltide.dashboard.query.AnswerJson;
import skilltide.dashboard.query.AnswerJson.Fields;
import skilltide.dashboard.query.Comparing;
import skilltide.dashboard.query.Currencies;
import skilltide.dashboard.query.Described;
import skilltide.dashboard.query.Field;
import skilltide.dashboard.query.InvalidViewException;
import skilltide.dashboard.query.Queries;
import skilltide.dashboard.query.Revision;
import skilltide.dashboard.query.SeriesAnswer;
import skilltide.dashboard.query.Table;
import skilltide.dashboard.query.View;
import skilltide.dashboard.query.World;
import skilltide.dashboard.readings.Difference;
import skilltide.dashboard.readings.Difference.Part;
import skilltide.dashboard.readings.InIndustries;
import skilltide.dashboard.readings.Pay;
import skilltide.dashboard.readings.Readings;
import skilltide.dashboard.readings.SelectedRows.Days;
import skilltide.streams.taxonomy.Industry;
import skilltide.streams.taxonomy.Skill;
import skilltide.streams.taxonomy.Taxonomy;

/** What is asked to understand a figure: skills side by side, pay, industries, and why a count differs. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.IO)
final class AnalysisController {
  private static final String CURRENCY = "currency";

  static final List<Field> PAY = List.of(Field.of(TEXT, "skill").saying("Empty for all postings."),
      Field.of(TEXT, "name"),
      Field.of(TEXT, CURRENCY), Field.of(WHOLE, "postings"), Field.optional(WHOLE, "lowerQuartile"),
      Field.optional(WHOLE, "median"), Field.optional(WHOLE, "upperQuartile"), Field.optional(TEXT, "reason"));
  static final List<Field> INDUSTRIES = List.of(Field.of(TEXT, "industry"), Field.of(TEXT, "industryName"),
      Field.of(TEXT, "skill"), Field.of(TEXT, "name"), Field.of(WHOLE, "postings"), Field.of(NUMBER, "share"),
      Field.of(WHOLE, "industryPostings"), Field.of(NUMBER, "shareOfAll"), Field.of(NUMBER, "overRepresentation"),
      Field.of(NUMBER, "z").saying("How many deviations that is from chance."));
  static final List<Field> EXPLAIN = List.of(Field.of(TEXT, "source"), Field.of(TEXT, "part"),
      Field.of(WHOLE, "postings"),
      Field.of(WHOLE, "previous"), Field.of(WHOLE, "difference"),
      Field.of(DAY, "from").saying("The days of the postings."),
      Field.of(DAY, "to"), Field.of(DAY, "baselineFrom").saying("The days of the previous ones."),
      Field.of(DAY, "baselineTo"));

  private final Readings readings;
  private final Queries queries;
  private final Taxonomy taxonomy;
  private final World world;
  private final Turns turns;

  /** What is answered: a table, and what stands above it. */
  private record Answer(Described described, Fields head, Table table) {
    long revision() {
      return Revision.of(AnswerJson.object(head) + table.csv());
    }
  }

  AnalysisController(Readings readings, Queries queries, Taxonomy taxonomy, World world, AllTurns turns) {
    this.readings = readings;
    this.queries = queries;
    this.taxonomy = taxonomy;
    this.world = world;
    this.turns = turns.readings();
  }

  @Get(uris = {"/compare", "/compare.csv", "/compare.ndjson"}, produces = {Format.JSON_NAME, Format.CSV_NAME,
    Format.NDJSON_NAME})
  HttpResponse<byte[]> compare(HttpRequest<?> request) {
    return answer(request, this::compared);
  }

  @Get(uris = {"/pay", "/pay.csv", "/pay.ndjson"}, produces = {Format.JSON_NAME, Format.CSV_NAME, Format.NDJSON_NAME})
  HttpResponse<byte[]> pay(HttpRequest<?> request) {
    return answer(request, this::paid);
  }

  @Get(uris = {"/industries", "/industries.csv", "/industries.ndjson"}, produces = {Format.JSON_NAME, Format.CSV_NAME,
    Format.NDJSON_NAME})
  HttpResponse<byte[]> industries(HttpRequest<?> request) {
    return answer(request, this::inIndustries);
  }

  @Get(uris = {"/explain", "/explain.csv", "/explain.ndjson"}, produces = {Format.JSON_NAME, Format.CSV_NAME,
    Format.NDJSON_NAME})
  HttpResponse<byte[]> explain(HttpRequest<?> request) {
    return answer(request, this::explained);
  }

  private HttpResponse<byte[]> answer(HttpRequest<?> request, Function<HttpRequest<?>, Answer> asked) {
    Answer answer = turns.during(request, () -> asked.apply(request));
    Described described = answer.described;
    long revision = answer.revision();
    String tag = Answered.tag(revision, described.view(), described.window(), described.provisional());
    return Answered.tagged(request, tag, described.provisional(),
        () -> AnswerJson.of(described, world, answer.table, answer.head, revision), () -> answer.table);
  }

  private Answer compared(HttpRequest<?> request) {
    View view = view(request, "compare");
    if (view.skills().size() > Comparing.MOST_SKILLS) {
      throw new InvalidViewException("skills",
          "at most %d to compare, not %d".formatted(Comparing.MOST_SKILLS, view.skills().size()));
    }
    SeriesAnswer series = queries.series(view);
    return new Answer(new Described(series.asOf(), series.view(), series.window()), json -> {},
        Comparing.table(series));
  }

  private Answer paid(HttpRequest<?> request) {
    Map<String, String> given = Parameters.of(request, Operation.of("pay"));
    Optional<String> asked = Optional.ofNullable(given.remove(CURRENCY)).filter(text -> !text.isBlank())
        .map(Currencies::code);
    View view = queries.view(given);
    Described described = queries.described(view);
    List<Pay> all = Pay.of(readings.awaited(), view.filter(), described.days());
    String currency = asked
        .orElseGet(() -> all.stream().filter(Pay::isOfAll).map(Pay::currency).findFirst().orElse(""))
        .toUpperCase(Locale.ROOT);
    List<Pay> inIt = all.stream().filter(pay -> pay.currency().equals(currency)).toList();
    Table table = new Table(PAY);
    inIt.stream().filter(pay -> pay.isOfAll() ? isOfAll(view) : isAsked(pay.skill(), view))
        .limit(view.limit()).forEach(pay -> {
          Optional<Pay.Quartiles> quartiles = Optional.ofNullable(pay.quartiles());
          table.row(pay.skill(), name(pay.skill()), pay.currency(), pay.postings(),
              quartiles.map(each -> whole(each.lower())), quartiles.map(each -> whole(each.median())),
              quartiles.map(each -> whole(each.upper())),
              quartiles.isPresent() ? Optional.empty() : Optional.of("too-few-postings"));
        });
    return new Answer(described, json -> {
      if (!currency.isEmpty()) {
        json.writeStringField(CURRENCY, currency);
      }
      json.writeStringField("per", "year");
      json.writeObjectFieldStart("total");
      Optional<Pay> total = inIt.stream().filter(Pay::isOfAll).findFirst();
      json.writeNumberField("postings", total.map(Pay::postings).orElse(0L));
      Pay.Quartiles quartiles = total.map(Pay::quartiles).orElse(null);
      if (quartiles != null) {
        json.writeNumberField("lowerQuartile", whole(quartiles.lower()));
        json.writeNumberField("median", whole(quartiles.median()));
        json.writeNumberField("upperQuartile", whole(quartiles.upper()));
      }
      json.writeEndObject();
    }, table);
  }

  private Answer inIndustries(HttpRequest<?> request) {
    View view = view(request, "industries");
    Described described = queries.described(view);
    List<InIndustries> all = InIndustries.of(readings.awaited(), view.filter(), described.days());
    Table table = new Table(INDUSTRIES);
    all.stream().filter(each -> isAsked(each.other().skill(), view)).limit(view.limit()).forEach(each -> {
      double share = (double) each.other().together() / each.industryPostings();
      table.row(each.industry(), taxonomy.industry(each.industry()).map(Industry::name).orElse(each.industry()),
          each.other().skill(), name(each.other().skill()), each.other().together(), places(share),
          each.industryPostings(), places((double) each.skillPostings() / each.total()), places(each.other().lift()),
          places(each.other().significance()));
    });
    return new Answer(described, json -> {
      if (!all.isEmpty()) {
        json.writeObjectFieldStart("total");
        json.writeNumberField("postings", all.get(0).total());
        json.writeEndObject();
      }
    }, table);
  }

  private Answer explained(HttpRequest<?> request) {
    View view = view(request, "explain");
    Described described = queries.described(view);
    Days baseline = described.baseline();
    List<Difference> parts = Difference.of(readings.awaited(), view.filter(), view.skills(),
        described.days(), baseline, world.clock().equals("event"));
    Table table = new Table(EXPLAIN);
    Days days = described.days();
    parts.forEach(each -> table.row(each.source(), word(each.part()), each.postings(), each.previous(),
        each.difference(), days.from().toString(), days.to().toString(), baseline.from().toString(),
        baseline.to().toString()));
    return new Answer(described, json -> {
      json.writeObjectFieldStart("total");
      json.writeNumberField("postings", parts.stream().mapToLong(Difference::postings).sum());
      json.writeNumberField("previous", parts.stream().mapToLong(Difference::previous).sum());
      json.writeNumberField("difference", parts.stream().mapToLong(Difference::difference).sum());
      json.writeEndObject();
      json.writeObjectFieldStart("baseline");
      json.writeStringField("from", baseline.from().toString());
      json.writeStringField("to", baseline.to().toString());
      json.writeEndObject();
    }, table);
  }

  private View view(HttpRequest<?> request, String operation) {
    return queries.view(Parameters.of(request, Operation.of(operation)));
  }

  // A skill that this program's taxonomy does not have was read under another one.
  private boolean isAsked(String id, View view) {
    return taxonomy.skill(id).map(skill -> (view.skills().isEmpty() || view.skills().contains(id))
        && view.kind().map(kind -> kind == skill.kind()).orElse(true)).orElse(false);
  }

  private static boolean isOfAll(View view) {
    return view.skills().isEmpty() && view.kind().isEmpty();
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
