package skilltide.ingest.source.run;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.Map;

/** {@code /api/v1/sources}: how it goes with the sources, whichever instance asks them. */
@Controller("/api/v1/sources")
@Requires(beans = SourceRunning.class)
final class ReportController {
  private final SourceRunning running;

  ReportController(SourceRunning running) {
    this.running = running;
  }

  @Get
  HttpResponse<byte[]> all() {
    return HttpResponse.ok(StateJson.write(Map.of("sources", running.reports())))
        .contentType(MediaType.APPLICATION_JSON_TYPE).header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
