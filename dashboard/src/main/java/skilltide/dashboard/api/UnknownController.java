package skilltide.dashboard.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import skilltide.dashboard.query.Described;
import skilltide.dashboard.query.Queries;
import skilltide.dashboard.query.UnknownAnswer;
import skilltide.dashboard.query.View;
import skilltide.dashboard.query.World;

/** What postings name that no taxonomy knows. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.IO)
final class UnknownController {
  private final Queries queries;
  private final World world;
  private final Turns turns;

  UnknownController(Queries queries, World world, AllTurns turns) {
    this.queries = queries;
    this.world = world;
    this.turns = turns.readings();
  }

  @Get(uris = {"/unknown", "/unknown.csv", "/unknown.ndjson"}, produces = {Format.JSON_NAME, Format.CSV_NAME,
    Format.NDJSON_NAME})
  HttpResponse<byte[]> unknown(HttpRequest<?> request) {
    View view = queries.view(Parameters.of(request, Operation.of("unknown")));
    UnknownAnswer answer = turns.during(request, () -> queries.unknown(view));
    Described described = answer.described();
    String tag = Answered.tag(answer.revision(), described.view(), described.window(), described.provisional());
    return Answered.tagged(request, tag, described.provisional(), () -> answer.json(world), answer::table);
  }
}
