package skilltide.dashboard.api;

import static skilltide.dashboard.query.Field.Type.DAY;
import static skilltide.dashboard.query.Field.Type.NUMBER;
import static skilltide.dashboard.query.Field.Type.TEXT;
import static skilltide.dashboard.query.Field.Type.TIME;
import static skilltide.dashboard.query.Field.Type.TRUTH;
import static skilltide.dashboard.query.Field.Type.WHOLE;
import static skilltide.dashboard.query.Field.Type.WORDS;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import reactor.core.publisher.Flux;
import skilltide.dashboard.query.AnswerJson;
import skilltide.dashboard.query.Csv;
import skilltide.dashboard.query.Described;
import skilltide.dashboard.query.Field;
import skilltide.dashboard.query.InvalidViewException;
import skilltide.dashboard.query.Lines;
import skilltide.dashboard.query.Ndjson;
import skilltide.dashboard.query.Queries;
import skilltide.dashboard.query.ViewParser;
import skilltide.dashboard.query.World;
import skilltide.dashboard.readings.Attribute;
import skilltide.dashboard.readings.DailyExport;
import skilltide.dashboard.readings.Export;
import skilltide.dashboard.readings.Export.Wanted;
import skilltide.dashboard.readings.PostingExport;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.dashboard.readings.Readings;
import skilltide.streams.taxonomy.Kind;
import skilltide.streams.taxonomy.Skill;
import skilltide.streams.taxonomy.Taxonomy;

/** What is taken away as a whole: every posting as it was read, and every day's counts, streamed. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.IO)
final class ExportController {
  static final List<Format> FORMATS = List.of(Format.CSV, Format.NDJSON);
  static final List<Field> POSTING_FIELDS = List.of(Field.of(TEXT, "posting"), Field.of(TEXT, "source"),
      Field.of(TIME, "posted"), Field.optional(TIME, "withdrawn"), Field.optional(TEXT, "repostOf"),
      Field.optional(TEXT, "title"), Field.optional(TEXT, "employer"), Field.optional(TEXT, "link"),
      Field.optional(TEXT, "industry"), Field.of(WORDS, "roles"), Field.of(WORDS, "seniority"),
      Field.of(WORDS, "countries"), Field.optional(TRUTH, "remote"), Field.optional(TEXT, "language"),
      Field.of(WORDS, "skills"), Field.optional(NUMBER, "payMin").saying("Of the first pay that is named."),
      Field.optional(NUMBER, "payMax"), Field.optional(TEXT, "payCurrency"), Field.optional(TEXT, "payPeriod"),
      Field.optional(NUMBER, "payYearlyMin"), Field.optional(NUMBER, "payYearlyMax"),
      Field.optional(TEXT, "taxonomy").saying("The version by which it was read."),
      ReadingsController.ATTRIBUTION);

  private static final String BY = "by";

  private final Readings readings;
  private final Queries queries;
  private final Taxonomy taxonomy;
  private final World world;
  private final Attributions attributions;
  private final ExecutorService threads;
  private final Turns turns;

  ExportController(Readings readings, Queries queries, Taxonomy taxonomy, World world,
      Attributions attributions, @Named(TaskExecutors.IO) ExecutorService threads, AllTurns turns) {
    this.readings = readings;
    this.queries = queries;
    this.taxonomy = taxonomy;
    this.world = world;
    this.attributions = attributions;
    this.threads = threads;
    this.turns = turns.exports();
  }

  /** The columns of daily counts. */
  static List<Field> dailyFields(Attribute by) {
    return List.of(Field.of(DAY, "day"), Field.of(TEXT, by.word()), Field.of(TEXT, "skill"),
        Field.of(WHOLE, "postings"),
        Field.of(WHOLE, "unique"), Field.of(WHOLE, "total"), Field.of(WHOLE, "totalUnique"));
  }

  @Get(uris = {"/readings.csv", "/readings.ndjson"}, produces = {Format.CSV_NAME, Format.NDJSON_NAME})
  HttpResponse<Flux<byte[]>> readings(HttpRequest<?> request) {
    Map<String, String> given = Parameters.of(request, Operation.of("readings"));
    Described described = queries.described(queries.view(given));
    Wanted wanted = new Wanted(described.view().filter(), described.view().skills(), described.days());
    return answer(request, described, store -> new PostingExport(store, wanted, attributions.bySource()));
  }

  @Get(uris = {"/daily.csv", "/daily.ndjson"}, produces = {Format.CSV_NAME, Format.NDJSON_NAME})
  HttpResponse<Flux<byte[]>> daily(HttpRequest<?> request) {
    Map<String, String> given = Parameters.of(request, Operation.of("daily"));
    Attribute by = ViewParser.attribute(BY, Optional.ofNullable(given.remove(BY))).orElse(Attribute.SOURCE);
    Described described = queries.described(queries.view(given));
    Wanted wanted = new Wanted(described.view().filter(), skills(described), described.days());
    return answer(request, described, store -> new DailyExport(store, wanted, by));
  }

  @FunctionalInterface
  private interface Opening {
    Export open(ReadingStore store);
  }

  private List<String> skills(Described described) {
    List<String> asked = described.view().skills();
    Optional<Kind> kind = described.view().kind();
    if (kind.isEmpty()) {
      return asked;
    }
    List<String> of = taxonomy.skills().stream().filter(skill -> skill.kind() == kind.get()).map(Skill::id)
        .filter(id -> asked.isEmpty() || asked.contains(id)).toList();
    if (of.isEmpty()) {
      throw new InvalidViewException("kind",
          "none of the skills is a " + kind.get().word() + "; leave one of both out");
    }
    return of;
  }

  private HttpResponse<Flux<byte[]>> answer(HttpRequest<?> request, Described described, Opening opening) {
    Format format = Format.of(request, FORMATS);
    ReadingStore store = readings.awaited();
    Turns.Turn turn = turns.take(request);
    Export export;
    try {
      export = opening.open(store);
    } catch (RuntimeException e) {
      turn.close();
      throw e;
    }
    boolean zips = Zipping.isAccepted(request);
    Lines lines = format == Format.CSV ? new Csv(export.columns()) : new Ndjson(export.columns());
    Streamed streamed = new Streamed(export, lines, zips, turn);
    String tag = Answered.tag(export.revision(), described.view().filter(), described.days(), export.columns(), format);
    boolean same = Answered.isKnown(request, tag);
    MutableHttpResponse<Flux<byte[]>> response = same ? HttpResponse.notModified() : HttpResponse.ok();
    response.header(HttpHeaders.ETAG, tag).header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
        .header("Skilltide-As-Of", described.asOf().toString()).header("Skilltide-Revision",
            AnswerJson.revision(export.revision()))
        .header("Skilltide-Taxonomy", world.taxonomy()).header("Skilltide-Postings", Long.toString(export.postings()));
    if (same || request.getMethod() == HttpMethod.HEAD) {
      streamed.close();
      return response.contentType(format.type());
    }
    return (zips ? Zipping.mark(response) : response).contentType(format.type()).body(streamed.pieces(threads));
  }
}
