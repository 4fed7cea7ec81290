package skilltide.streams.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import skilltide.ingest.web.Problem;
import skilltide.streams.taxonomy.Taxonomy;

/** {@code /api/v1/unknown/views}: what glossaries were asked for that the taxonomy does not know, for who keeps either of them. */
@Controller("/api/v1/unknown/views")
@ExecuteOn(TaskExecutors.BLOCKING)
final class UnknownViewsController {
  private static final int MOST = 100;

  private final UnknownViews views;
  private final Taxonomy taxonomy;

  UnknownViewsController(UnknownViews views, Taxonomy taxonomy) {
    this.views = views;
    this.taxonomy = taxonomy;
  }

  @Get
  HttpResponse<byte[]> unknown() {
    UnknownViews.Found found;
    try {
      found = views.find();
    } catch (KafkaException e) {
      return Problem.of(HttpStatus.SERVICE_UNAVAILABLE,
          "Kafka, which keeps them, does not answer (" + e.getMessage() + "): ask again in a moment.").response()
          .header(HttpHeaders.RETRY_AFTER, "5");
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("taxonomy", taxonomy.version());
    answer.put("count", found.terms().size());
    answer.put("whole", found.whole());
    answer.put("terms", found.terms().stream().limit(MOST).map(this::told).toList());
    return CountingController.json(HttpStatus.OK, answer).header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  private Map<String, Object> told(UnknownViews.Term term) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("term", term.term());
    told.put("views", term.views());
    told.put("visitors", term.visitors());
    told.put("robots", term.robots());
    told.put("first", term.first().toString());
    told.put("newest", term.newest().toString());
    List<String> near = taxonomy.nearestSkills(term.term(), 1);
    if (!near.isEmpty()) {
      told.put("near", near.getFirst());
    }
    return told;
  }
}
