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
import skilltide.ingest.event.PostingId;
import skilltide.ingest.publish.PostingPublisher;
import skilltide.ingest.web.Problem;

/** {@code /api/v1/postings}: job postings come, change and go. */
@Controller("/api/v1/postings")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PostingController {
  private final PostingPublisher publisher;
  private final ReceiptClock clock;
  private final Intake postings;
  private final Intake withdrawals;
  private final Intake forgets;
  private final RejectionLog log = new RejectionLog();

  PostingController(PostingPublisher publisher, ReceiptClock clock, Intakes intakes) {
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
    PostingId.requireSource(source);
    Optional<BodyKind> kind = BodyKind.of(request.getContentType());
    if (kind.isEmpty()) { // a page of another site could send a body without a type unasked, like text/plain
      return Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Type: missing; name %s, %s or %s"
          .formatted(BodyKind.JSON, BodyKind.JSON_LD, BodyKind.NDJSON)).response();
    }
    // Closing lets go of what was not read: a sender in the middle of it would never look for the answer.
    try (InputStream all = Bodies.open(request, body)) {
      Receipt receipt = new Upload(source, publisher, clock, postings).take(kind.get(), all);
      log.note(source, receipt);
      return Answers.to(receipt);
    }
  }

  /**
   * A posting was taken down, now. It need not have come yet.
   *
   * @param forget whether it must never have been: then it is erased, with all that it counted
   */
  @Delete
  HttpResponse<byte[]> delete(@QueryValue(defaultValue = "http") String source, @QueryValue String id,
      @QueryValue(defaultValue = "false") String forget) {
    PostingId posting = new PostingId(source, id.strip());
    boolean erased = ForgetParameter.isTrue(forget);
    Instant now = clock.next();
    return erased
        ? Acknowledgement.of(new JobForgotten(posting, now), publisher, forgets)
        : Acknowledgement.of(new JobWithdrawn(posting, now, now), publisher, withdrawals);
  }
}
