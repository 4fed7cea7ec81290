package skilltide.ingest.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import skilltide.ingest.event.MalformedEventException;
import skilltide.ingest.event.PostingId;
import skilltide.ingest.event.SourceForgotten;
import skilltide.ingest.publish.PostingPublisher;

/** {@code /api/v1/sources}: all that came from one source. */
@Controller("/api/v1/sources")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SourceController {
  private final Gate gate;
  private final PostingPublisher publisher;
  private final ReceiptClock clock;
  private final Intake forgets;

  SourceController(Gate gate, PostingPublisher publisher, ReceiptClock clock, Intakes intakes) {
    this.gate = gate;
    this.publisher = publisher;
    this.clock = clock;
    this.forgets = intakes.forgets;
  }

  /**
   * Everything that a source posted until now must never have been. It need not be known.
   *
   * @param forget must be {@code true}: a source cannot be withdrawn, and nobody should erase one by a slip
   */
  @Delete("/{source}")
  @SuppressWarnings("try") // a place is kept, not used
  HttpResponse<byte[]> delete(@PathVariable String source, @QueryValue(defaultValue = "false") String forget,
      HttpRequest<?> request) {
    PostingId.requireSource(source);
    if (!ForgetParameter.isTrue(forget)) {
      throw new MalformedEventException(ForgetParameter.NAME,
          "say forget=true to erase all postings of '%s' until now for ever; postings are withdrawn one by one"
              .formatted(source));
    }
    try (Gate.Admission admitted = gate.admit(request, source, forgets)) {
      return Acknowledgement.of(new SourceForgotten(source, clock.next()), publisher, forgets);
    }
  }
}
