package skilltide.ingest.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;

/** Takes a request with an {@link IdempotencyKey} once, and gives those that repeat it the same answer. */
@Singleton
final class Once {
  private static final int SERVER_ERROR = 500;

  private final Answered answered;

  Once(Answered answered) {
    this.answered = answered;
  }

  /** Reads a body to its end or as far as it can be, and answers. */
  interface Taking {
    HttpResponse<byte[]> take(InputStream body) throws InterruptedException;
  }

  /**
   * Answers.
   *
   * @param about what else than the body makes the request the same
   * @param body unpacked
   * @throws RefusedException when the key is in use, or was used for something else
   * @throws IOException when the repetition breaks off
   */
  HttpResponse<byte[]> answer(IdempotencyKey key, String about, InputStream body, Taking taking)
      throws InterruptedException, IOException {
    DigestedInput digested = new DigestedInput(body);
    Answered.Entry before = answered.begin(key).orElse(null);
    if (before == null) {
      return first(key, about, digested, taking);
    }
    return switch (before) {
      case Answered.Entry.UnderWay underWay -> throw new RefusedException(HttpStatus.CONFLICT, Rejection.CONFLICT,
          IdempotencyKey.HEADER
              + ": the first request with it is still under way. Wait for its answer, or send this one again in a moment")
          .with(HttpHeaders.RETRY_AFTER, "1");
      case Answered.Entry.Given given -> {
        digested.exhaust();
        if (!given.digest().equals(about + digested.digest())) {
          throw new RefusedException(HttpStatus.UNPROCESSABLE_ENTITY, Rejection.CONFLICT, IdempotencyKey.HEADER
              + ": it was used for another body. Choose a new one for each body, and keep it only to send the same again");
        }
        yield given.response();
      }
    };
  }

  /** What makes two requests the same beside their bodies. */
  static String about(HttpRequest<?> request, String source) {
    return source + ' ' + request.getContentType().map(Object::toString).orElse("") + ' ';
  }

  private HttpResponse<byte[]> first(IdempotencyKey key, String about, DigestedInput body, Taking taking)
      throws InterruptedException {
    try {
      HttpResponse<byte[]> response = taking.take(body);
      // What failed, or was not read to its end, is to be tried again: postings that did arrive are known by their ids.
      if (body.ended() && response.code() < SERVER_ERROR) {
        answered.keep(key, about + body.digest(), response);
      }
      return response;
    } finally {
      answered.drop(key);
    }
  }
}
