package skilltide.dashboard.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.inject.Named;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import skilltide.dashboard.query.AnswerCsv;
import skilltide.dashboard.query.AnswerJson;
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
  private final Executor blocking;

  QueryController(Queries queries, World world, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.queries = queries;
    this.world = world;
    this.blocking = blocking;
  }

  // On the thread that reads the request where nothing has to be waited for: to pass it on takes as long as to answer it.
  @Get("/top")
  CompletionStage<HttpResponse<String>> top(HttpRequest<?> request) {
    View view = view(request);
    return queries.topAtHand(view).map(answer -> CompletableFuture.completedFuture(top(request, answer)))
        .orElseGet(() -> CompletableFuture.supplyAsync(() -> top(request, queries.top(view)), blocking));
  }

  private HttpResponse<String> top(HttpRequest<?> request, TopAnswer answer) {
    return tagged(request, answer, MediaType.APPLICATION_JSON_TYPE, () -> AnswerJson.of(answer, world));
  }

  @ExecuteOn(TaskExecutors.BLOCKING)
  @Get(value = "/top.csv", produces = Answered.CSV)
  HttpResponse<String> topTable(HttpRequest<?> request) {
    TopAnswer answer = queries.top(view(request));
    return tagged(request, answer, Answered.CSV_TYPE, () -> AnswerCsv.of(answer));
  }

  @ExecuteOn(TaskExecutors.BLOCKING)
  @Get("/movers")
  HttpResponse<String> movers(HttpRequest<?> request) {
    TopAnswer answer = queries.movers(view(request));
    return tagged(request, answer, MediaType.APPLICATION_JSON_TYPE, () -> AnswerJson.of(answer, world));
  }

  @ExecuteOn(TaskExecutors.BLOCKING)
  @Get(value = "/movers.csv", produces = Answered.CSV)
  HttpResponse<String> moversTable(HttpRequest<?> request) {
    TopAnswer answer = queries.movers(view(request));
    return tagged(request, answer, Answered.CSV_TYPE, () -> AnswerCsv.of(answer));
  }

  @ExecuteOn(TaskExecutors.BLOCKING)
  @Get("/series")
  HttpResponse<String> series(HttpRequest<?> request) {
    SeriesAnswer answer = queries.series(view(request));
    return tagged(request, answer, MediaType.APPLICATION_JSON_TYPE, () -> AnswerJson.of(answer, world));
  }

  @ExecuteOn(TaskExecutors.BLOCKING)
  @Get(value = "/series.csv", produces = Answered.CSV)
  HttpResponse<String> seriesTable(HttpRequest<?> request) {
    SeriesAnswer answer = queries.series(view(request));
    return tagged(request, answer, Answered.CSV_TYPE, () -> AnswerCsv.of(answer));
  }

  private View view(HttpRequest<?> request) {
    return queries.view(Parameters.of(request));
  }

  private static HttpResponse<String> tagged(HttpRequest<?> request, TopAnswer answer, MediaType type,
      Supplier<String> body) {
    return Answered.tagged(request, Answered.tag(answer.revision(), answer.view(), answer.window(),
        answer.provisional()), answer.provisional(), type, body);
  }

  private static HttpResponse<String> tagged(HttpRequest<?> request, SeriesAnswer answer, MediaType type,
      Supplier<String> body) {
    return Answered.tagged(request,
        Answered.tag(answer.revision(), answer.view(), answer.window(), answer.points()),
        answer.points().stream().anyMatch(Point::provisional), type, body);
  }
}
