package skilltide.dashboard.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.inject.Named;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import skilltide.dashboard.query.AnswerJson;
import skilltide.dashboard.query.AnswerTable;
import skilltide.dashboard.query.Queries;
import skilltide.dashboard.query.SeriesAnswer;
import skilltide.dashboard.query.SeriesAnswer.Point;
import skilltide.dashboard.query.TopAnswer;
import skilltide.dashboard.query.View;
import skilltide.dashboard.query.World;

/** Rankings and series. */
@Controller("/api/v1")
final class QueryController {
  private final Queries queries;
  private final World world;
  private final AllTurns turns;
  private final Executor blocking;

  QueryController(Queries queries, World world, AllTurns turns,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.queries = queries;
    this.world = world;
    this.turns = turns;
    this.blocking = blocking;
  }

  // On the thread that reads the request where nothing has to be waited for: it takes less than waking others would be worth.
  @Get(uris = {"/top", "/top.csv", "/top.ndjson"}, produces = {Format.JSON_NAME, Format.CSV_NAME, Format.NDJSON_NAME})
  CompletionStage<HttpResponse<byte[]>> top(HttpRequest<?> request) {
    View view = view(request);
    return queries.topAtHand(view).map(answer -> CompletableFuture.completedFuture(ranking(request, answer)))
        .orElseGet(() -> CompletableFuture
            .supplyAsync(() -> ranking(request, turns.judge(request, view, queries::top)), blocking));
  }

  @ExecuteOn(TaskExecutors.BLOCKING)
  @Get(uris = {"/movers", "/movers.csv", "/movers.ndjson"}, produces = {Format.JSON_NAME, Format.CSV_NAME,
    Format.NDJSON_NAME})
  HttpResponse<byte[]> movers(HttpRequest<?> request) {
    return ranking(request, turns.judge(request, view(request), queries::movers));
  }

  @ExecuteOn(TaskExecutors.BLOCKING)
  @Get(uris = {"/series", "/series.csv", "/series.ndjson"}, produces = {Format.JSON_NAME, Format.CSV_NAME,
    Format.NDJSON_NAME})
  HttpResponse<byte[]> series(HttpRequest<?> request) {
    SeriesAnswer answer = turns.course(request, view(request), queries::series);
    return Answered.tagged(request,
        Answered.tag(answer.revision(), answer.view(), answer.window(), answer.points()),
        answer.points().stream().anyMatch(Point::provisional), () -> AnswerJson.of(answer, world),
        () -> AnswerTable.of(answer));
  }

  private HttpResponse<byte[]> ranking(HttpRequest<?> request, TopAnswer answer) {
    return Answered.tagged(request, Answered.tag(answer.revision(), answer.view(), answer.window(),
        answer.provisional()), answer.provisional(), () -> AnswerJson.of(answer, world), () -> AnswerTable.of(answer));
  }

  private View view(HttpRequest<?> request) {
    return queries.view(Parameters.of(request));
  }
}
