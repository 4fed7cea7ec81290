package skilltide.ingest.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import skilltide.ingest.event.MalformedEventException;

/** {@code /api/v1/views}: somebody looked a term up in a glossary. */
@Controller("/api/v1/views")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ViewController {
  private final Bodies bodies;
  private final Views views;

  ViewController(Bodies bodies, Views views) {
    this.bodies = bodies;
    this.views = views;
  }

  /** Takes {@code {"term":"kotlin"}}, as text too: that is what {@code navigator.sendBeacon} sends. */
  @Post
  @Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
  HttpResponse<byte[]> post(HttpRequest<?> request, @Body @Nullable InputStream body) {
    return views.take(request, () -> term(request, body), HttpResponse.noContent());
  }

  private String term(HttpRequest<?> request, @Nullable InputStream body) {
    try (InputStream all = bodies.open(request, body)) {
      return ViewBody.term(all);
    } catch (BodyLimitException e) {
      throw new RefusedException(e.status(), e.reason(), "body: " + e.getMessage());
    } catch (IOException e) {
      throw new MalformedEventException("body", "it broke off: " + e.getMessage());
    }
  }
}
