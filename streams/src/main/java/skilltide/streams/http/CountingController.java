package skilltide.streams.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import skilltide.ingest.web.OperatorsOnly;
import skilltide.ingest.web.Problem;
import skilltide.streams.counting.CountingRounds;
import skilltide.streams.counting.Progress;
import skilltide.streams.counting.RefusedException;
import skilltide.streams.result.Counting;
import skilltide.streams.topology.StreamsRole;

/** {@code /api/v1/countings}: which countings of the postings there are; a new one reads them all again. */
@Controller("/api/v1/countings")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CountingController {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final CountingRounds countings;
  private final OperatorsOnly operators;

  CountingController(StreamsRole streams, OperatorsOnly operators) {
    countings = streams.countings();
    this.operators = operators;
  }

  /** All there ever were, the newest first, and how far the one is that is being built. */
  @Get
  MutableHttpResponse<byte[]> all() {
    Map<String, Object> answer = new LinkedHashMap<>();
    countings.idle().ifPresent(why -> answer.put("idle", why));
    List<Map<String, Object>> all = countings.known().all().reversed().stream().map(this::told).toList();
    answer.put("countings", all);
    return json(HttpStatus.OK, answer).header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** Has all postings read again by this instance's taxonomy; what is shown stays until they have been. An operator may. */
  @Post
  MutableHttpResponse<byte[]> begin(HttpRequest<?> request) throws InterruptedException {
    Optional<MutableHttpResponse<byte[]>> refusal = operators.refusal(request, "begin it on its own machine");
    if (refusal.isPresent()) {
      return refusal.get();
    }
    try {
      return json(HttpStatus.ACCEPTED, told(countings.begin()));
    } catch (RefusedException e) {
      return Problem.of(HttpStatus.CONFLICT, String.valueOf(e.getMessage())).response();
    } catch (ExecutionException | KafkaException e) {
      return Problem.of(HttpStatus.SERVICE_UNAVAILABLE,
          "Kafka does not take it (" + e.getMessage() + "): ask again once it answers.").response()
          .header(HttpHeaders.RETRY_AFTER, "5");
    }
  }

  private Map<String, Object> told(Counting counting) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("number", counting.number());
    told.put("state", counting.state().word());
    told.put("taxonomy", counting.taxonomy());
    told.put("since", counting.since().toString());
    told.put("program", counting.program());
    if (counting.is(Counting.State.BUILDING)) {
      countings.progress().ifPresent(progress -> told.put("progress", told(progress)));
    }
    return told;
  }

  private static Map<String, Object> told(Progress progress) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("read", progress.read());
    told.put("of", progress.of());
    progress.left().ifPresent(left -> told.put("leftSeconds", left.toMillis() / 1000.0));
    return told;
  }

  private static MutableHttpResponse<byte[]> json(HttpStatus status, Object body) {
    try {
      return HttpResponse.<byte[]>status(status).contentType(MediaType.APPLICATION_JSON_TYPE)
          .body(MAPPER.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("An answer that cannot be written as JSON", e);
    }
  }
}
