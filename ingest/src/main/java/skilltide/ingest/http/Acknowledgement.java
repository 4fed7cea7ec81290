package skilltide.ingest.http;

import io.micronaut.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletionException;
import skilltide.ingest.event.PostingEvent;
import skilltide.ingest.publish.PostingPublisher;

/** The answer to one event: taken, once Kafka has acknowledged it, or a problem, and then it is safe to send it again. */
final class Acknowledgement {

  private Acknowledgement() {}

  /** @param intake where it is counted */
  static HttpResponse<byte[]> of(PostingEvent event, PostingPublisher publisher, Intake intake) {
    intake.received();
    try {
      publisher.publish(event).join();
    } catch (CompletionException e) {
      intake.rejected(Rejection.UNAVAILABLE);
      return Answers.unavailable(e, Map.of());
    }
    intake.accepted();
    return HttpResponse.accepted();
  }
}
