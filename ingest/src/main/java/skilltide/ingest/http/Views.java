package skilltide.ingest.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import skilltide.ingest.event.MalformedEventException;
import skilltide.ingest.event.TermViewed;
import skilltide.ingest.publish.PostingPublisher;

/** Takes views in, whichever way they are sent. */
@Singleton
final class Views {
  private final Gate gate;
  private final PostingPublisher publisher;
  private final Viewers viewers;
  private final Intake intake;
  private final Counter robots;

  Views(Gate gate, PostingPublisher publisher, Viewers viewers, Intakes intakes, MeterRegistry registry) {
    this.gate = gate;
    this.publisher = publisher;
    this.viewers = viewers;
    intake = intakes.views;
    robots = Counter.builder("skilltide.views.robots")
        .description("views among those accepted by who says that it is a robot; they are no interest")
        .register(registry);
  }

  /**
   * Publishes a view and answers once Kafka has acknowledged; of who asks not to be followed, nothing.
   *
   * @param term that was looked at; asked once it can be taken
   * @param taken the answer when all is well
   * @throws RefusedException when it may not, or not now, be sent
   * @throws MalformedEventException when there is no term
   */
  @SuppressWarnings("try") // a place is kept, not used
  HttpResponse<byte[]> take(HttpRequest<?> request, Supplier<String> term, HttpResponse<byte[]> taken) {
    intake.received();
    if (Viewers.asksForPrivacy(request)) {
      intake.rejected(Rejection.PRIVACY);
      return taken;
    }
    try (Rooms.Room room = gate.admitAnybody(request)) {
      String named = term.get(); // what may not be sent, or is nothing, costs whoever is made to send it nothing
      viewers.pay(request);
      TermViewed view = viewers.view(request, named);
      publisher.publish(view).join();
      if (view.robot()) {
        robots.increment();
      }
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
    return taken;
  }
}
