package skilltide.ingest.http;

import io.micronaut.http.HttpHeaders;
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
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import skilltide.ingest.event.MalformedEventException;
import skilltide.ingest.event.TermViewed;
import skilltide.ingest.publish.PostingPublisher;

/** {@code /api/v1/views}: somebody looked a term up in a glossary. */
@Controller("/api/v1/views")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ViewController {
  private final Gate gate;
  private final Bodies bodies;
  private final PostingPublisher publisher;
  private final Visitors visitors;
  private final Clock clock;
  private final Intake intake;

  ViewController(Gate gate, Bodies bodies, PostingPublisher publisher, Visitors visitors, Clock clock,
      Intakes intakes) {
    this.gate = gate;
    this.bodies = bodies;
    this.publisher = publisher;
    this.visitors = visitors;
    this.clock = clock;
    this.intake = intakes.views;
  }

  /** Takes {@code {"term":"kotlin"}}, as text too: that is what {@code navigator.sendBeacon} sends. */
  @Post
  @SuppressWarnings("try") // a place is kept, not used
  @Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
  HttpResponse<byte[]> post(HttpRequest<?> request, @Body @Nullable InputStream body) {
    intake.received();
    try (Rooms.Room room = gate.admitAnybody(request)) {
      publisher.publish(view(term(request, body), request)).join();
    } catch (MalformedEventException e) {
      intake.rejected(Rejection.INVALID);
      throw e;
    } catch (RefusedException e) {
      intake.rejected(e.reason());
      throw e;
    } catch (CompletionException e) {
      intake.rejected(Rejection.UNAVAILABLE);
      return Answers.unavailable(e, Map.of());
    }
    intake.accepted();
    return HttpResponse.noContent();
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

  private TermViewed view(String term, HttpRequest<?> request) {
    Instant now = clock.instant();
    String agent = request.getHeaders().get(HttpHeaders.USER_AGENT, String.class, "");
    return new TermViewed(term, visitors.visitor(now, request.getRemoteAddress().getAddress(), agent), now,
        Robots.is(agent));
  }
}
