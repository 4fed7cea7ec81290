package skilltide.ingest.http;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import skilltide.ingest.event.JobPosted;
import skilltide.ingest.event.MalformedEventException;
import skilltide.ingest.publish.PostingPublisher;
import skilltide.ingest.schemaorg.JobPostingMapping;
import skilltide.ingest.schemaorg.JobPostings;

/** One body of postings on its way to Kafka: published as it is read, told of when all is acknowledged. */
final class Upload {
  /** Postings of one body that may wait for their acknowledgement; then reading waits, and so does the sender. */
  private static final int MAX_IN_FLIGHT = 1_000;

  private final Sender sender;
  private final PostingPublisher publisher;
  private final ReceiptClock clock;
  private final Intake intake;

  private final Semaphore room = new Semaphore(MAX_IN_FLIGHT);
  private final LongAdder accepted = new LongAdder();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final List<Receipt.Rejected> rejected = new ArrayList<>();
  private final Set<Rejection> reasons = EnumSet.noneOf(Rejection.class);
  private long rejectedCount;
  private Optional<Receipt.Broken> broken = Optional.empty();
  private boolean paid = true; // for one, when it was let in

  Upload(Sender sender, PostingPublisher publisher, ReceiptClock clock, Intake intake) {
    this.sender = sender;
    this.publisher = publisher;
    this.clock = clock;
    this.intake = intake;
  }

  /** Reads to the end, or to where it cannot go on; returns when nothing is under way any more. */
  Receipt take(BodyKind kind, InputStream body) throws InterruptedException {
    try {
      readAll(kind.frames(body));
    } catch (MalformedEventException e) {
      intake.received();
      intake.rejected(Rejection.NOT_JSON);
      broken = Optional.of(new Receipt.Broken(HttpStatus.BAD_REQUEST, e.getMessage()));
    } catch (BodyLimitException e) {
      intake.received();
      intake.rejected(e.reason());
      broken = Optional.of(new Receipt.Broken(e.status(), "body: " + e.getMessage()));
    } catch (IOException e) {
      broken = Optional.of(new Receipt.Broken(HttpStatus.BAD_REQUEST, "body: it broke off: " + e.getMessage()));
    }
    room.acquire(MAX_IN_FLIGHT);
    return new Receipt(accepted.sum(), rejected, rejectedCount, reasons, broken, Optional.ofNullable(failure.get()));
  }

  private void readAll(Frames frames) throws IOException, InterruptedException {
    Optional<Frame> frame = frames.next();
    for (long index = 0; frame.isPresent() && failure.get() == null; index++) {
      switch (frame.get()) {
        case Frame.TooLarge large -> {
          intake.received();
          reject(index, Rejection.TOO_LARGE, "posting: %,d bytes of JSON, more than the %,d that it may have"
              .formatted(large.bytes(), Frame.MAX_BYTES));
        }
        case Frame.Value value -> take(index, value, frames.surviveBrokenValues());
      }
      frame = frames.next();
    }
  }

  private void take(long index, Frame.Value value, boolean goOn) throws InterruptedException {
    JsonNode json;
    try {
      json = value.parse();
    } catch (MalformedEventException e) {
      if (!goOn) {
        throw new MalformedEventException("posting " + index, e.problem());
      }
      intake.received();
      reject(index, Rejection.NOT_JSON, e.getMessage());
      return;
    } catch (StreamConstraintsException e) {
      intake.received();
      reject(index, Rejection.INVALID,
          "posting: nested deeper than %d levels, or with a name or number of thousands of characters; leave that out"
              .formatted(Frame.MAX_DEPTH));
      return;
    }
    List<JsonNode> postings;
    try {
      postings = JobPostings.in(json);
    } catch (MalformedEventException e) {
      intake.received();
      reject(index, Rejection.INVALID, e.getMessage());
      return;
    }
    for (JsonNode posting : postings) {
      pace();
      intake.received();
      try {
        publish(JobPostingMapping.map(posting, sender.source(), clock.next()));
      } catch (MalformedEventException e) {
        reject(index, Rejection.INVALID, e.getMessage());
      }
    }
  }

  private void pace() throws InterruptedException {
    if (!paid) {
      sender.pace();
    }
    paid = false;
  }

  private void publish(JobPosted posting) throws InterruptedException {
    room.acquire();
    var unused = publisher.publish(posting).whenComplete((done, error) -> {
      if (error == null) {
        accepted.increment();
        intake.accepted();
      } else {
        failure.compareAndSet(null, error);
        intake.rejected(Rejection.UNAVAILABLE);
      }
      room.release();
    });
  }

  private void reject(long index, Rejection reason, String why) {
    intake.rejected(reason);
    reasons.add(reason);
    rejectedCount++;
    if (rejected.size() < Receipt.MAX_TOLD) {
      rejected.add(new Receipt.Rejected(index, why));
    }
  }
}
