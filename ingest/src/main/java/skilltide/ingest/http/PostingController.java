package skilltide.ingest.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import skilltide.ingest.event.JobForgotten;
import skilltide.ingest.event.JobWithdrawn;
import skilltide.ingest.event.PostingEvent;
import skilltide.ingest.event.PostingId;
import skilltide.ingest.publish.PostingPublisher;
import skilltide.ingest.web.Problem;

/** {@code /api/v1/postings}: job postings come, change and go. */
@Controller("/api/v1/postings")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PostingController {
  private final Gate gate;
  private final Bodies bodies;
  private final Once once;
  private final PostingPublisher publisher;
  private final ReceiptClock clock;
  private final Intake postings;
  private final Intake withdrawals;
  private final Intake forgets;
  private final RejectionLog log = new RejectionLog();

  PostingController(Gate gate, Bodies bodies, Once once, PostingPublisher publisher, ReceiptClock clock,
      Intakes intakes) {
    this.gate = gate;
    this.bodies = bodies;
    this.once = once;
    this.publisher = publisher;
    this.clock = clock;
    this.postings = intakes.postings;
    this.withdrawals = intakes.withdrawals;
    this.forgets = intakes.forgets;
  }

  /**
   * Takes one schema.org {@code JobPosting}, a list of them, or one a line, of any length in constant memory.
   *
   * @param source where they come from
   * @param body absent when it is empty
   */
  @Post
  @Consumes({BodyKind.JSON, BodyKind.JSON_LD, BodyKind.NDJSON})
  HttpResponse<byte[]> post(@QueryValue(defaultValue = "http") String source, HttpRequest<?> request,
      @Body @Nullable InputStream body) throws InterruptedException, IOException {
    Optional<BodyKind> kind = BodyKind.of(request.getContentType());
    if (kind.isEmpty()) { // a page of another site could send a body without a type unasked, like text/plain
      return Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Type: missing; name %s, %s or %s"
          .formatted(BodyKind.JSON, BodyKind.JSON_LD, BodyKind.NDJSON)).response();
    }
    // Closing lets go of what was not read: a sender in the middle of it would never look for the answer.
    try (Gate.Admission admitted = gate.admit(request, source, postings);
        InputStream all = bodies.open(request, body)) {
      Sender sender = admitted.sender();
      Optional<IdempotencyKey> key = IdempotencyKey.of(request, sender.name());
      return key.isPresent()
          ? once.answer(key.get(), Once.about(request, source), all, same -> take(kind.get(), same, sender))
          : take(kind.get(), all, sender);
    }
  }

  private HttpResponse<byte[]> take(BodyKind kind, InputStream body, Sender sender) throws InterruptedException {
    Receipt receipt = new Upload(sender, publisher, clock, postings).take(kind, body);
    log.note(sender.source(), receipt);
    return Answers.to(receipt);
  }

  /**
   * A posting was taken down, now. It need not have come yet.
   *
   * @param forget whether it must never have been: then it is erased, with all that it counted
   */
  @Delete
  @SuppressWarnings("try") // a place is kept, not used
  HttpResponse<byte[]> delete(@QueryValue(defaultValue = "http") String source, @QueryValue String id,
      @QueryValue(defaultValue = "false") String forget, HttpRequest<?> request) {
    PostingId posting = new PostingId(source, id.strip());
    boolean erased = ForgetParameter.isTrue(forget);
    Intake intake = erased ? forgets : withdrawals;
    try (Gate.Admission admitted = gate.admit(request, source, intake)) {
      Instant now = clock.next();
      PostingEvent event = erased ? new JobForgotten(posting, now) : new JobWithdrawn(posting, now, now);
      return Acknowledgement.of(event, publisher, intake);
    }
  }
}
