package skilltide.dashboard.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.function.Function;
import skilltide.dashboard.query.Described;
import skilltide.dashboard.query.Queries;
import skilltide.dashboard.query.UnknownAnswer;
import skilltide.dashboard.query.World;

/** What postings name that no taxonomy knows. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class UnknownController {
  private static final Operation UNKNOWN = Operation.of("unknown");

  private final Queries queries;
  private final World world;

  UnknownController(Queries queries, World world) {
    this.queries = queries;
    this.world = world;
  }

  @Get("/unknown")
  HttpResponse<String> unknown(HttpRequest<?> request) {
    return answer(request, MediaType.APPLICATION_JSON_TYPE, answer -> answer.json(world));
  }

  @Get(value = "/unknown.csv", produces = Answered.CSV)
  HttpResponse<String> table(HttpRequest<?> request) {
    return answer(request, Answered.CSV_TYPE, UnknownAnswer::csv);
  }

  private HttpResponse<String> answer(HttpRequest<?> request, MediaType type, Function<UnknownAnswer, String> body) {
    UnknownAnswer answer = queries.unknown(queries.view(Parameters.of(request, UNKNOWN)));
    Described described = answer.described();
    String tag = Answered.tag(answer.revision(), described.view(), described.window(), described.provisional(), type);
    return Answered.tagged(request, tag, described.provisional(), type, () -> body.apply(answer));
  }
}
