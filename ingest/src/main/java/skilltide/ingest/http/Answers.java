package skilltide.ingest.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import skilltide.ingest.web.Problem;

/** What the sender is told. */
final class Answers {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  /** When what Kafka did not take may be sent again. */
  static final String RETRY_SECONDS = "5";

  private Answers() {}

  /** Taken wherever anything was taken; a problem where nothing was, or where the reading had to end. */
  static HttpResponse<byte[]> to(Receipt receipt) {
    if (receipt.failure().isPresent()) {
      return unavailable(receipt.failure().get(), numbers(receipt));
    }
    if (receipt.broken().isPresent()) {
      Receipt.Broken broken = receipt.broken().get();
      String sofar = receipt.accepted() == 0 ? "" : ". What came before it was accepted; mend it and send the rest";
      return problem(broken.status(), broken.why() + sofar, receipt);
    }
    if (receipt.accepted() == 0 && receipt.rejectedCount() > 0) {
      return problem(statusOf(receipt.reasons()), detail(receipt), receipt);
    }
    return HttpResponse.<byte[]>accepted().contentType(MediaType.APPLICATION_JSON_TYPE).body(json(numbers(receipt)));
  }

  /** Kafka did not acknowledge in time. */
  static HttpResponse<byte[]> unavailable(Throwable failure, Map<String, Object> numbers) {
    String detail = "Kafka did not acknowledge (%s). Send it again in a moment: what did arrive is known by its id, and is not counted twice"
        .formatted(cause(failure).getMessage());
    return new Problem(HttpStatus.SERVICE_UNAVAILABLE, detail, numbers).response().header(HttpHeaders.RETRY_AFTER,
        RETRY_SECONDS);
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
  }

  private static HttpStatus statusOf(Set<Rejection> reasons) {
    if (reasons.equals(Set.of(Rejection.TOO_LARGE))) {
      return HttpStatus.REQUEST_ENTITY_TOO_LARGE;
    }
    return reasons.equals(Set.of(Rejection.NOT_JSON)) ? HttpStatus.BAD_REQUEST : HttpStatus.UNPROCESSABLE_ENTITY;
  }

  private static String detail(Receipt receipt) {
    String first = receipt.rejected().getFirst().reason();
    return receipt.rejectedCount() == 1
        ? first
        : "None of %,d postings could be taken. The first: %s".formatted(receipt.rejectedCount(), first);
  }

  private static HttpResponse<byte[]> problem(HttpStatus status, String detail, Receipt receipt) {
    return new Problem(status, detail, numbers(receipt)).response();
  }

  private static Map<String, Object> numbers(Receipt receipt) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("accepted", receipt.accepted());
    numbers.put("rejected", receipt.rejected());
    numbers.put("rejectedCount", receipt.rejectedCount());
    return numbers;
  }

  private static byte[] json(Map<String, Object> numbers) {
    try {
      return MAPPER.writeValueAsBytes(numbers);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("A receipt that cannot be written as JSON", e);
    }
  }
}
