package skilltide.dashboard.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.time.Duration;
import skilltide.dashboard.query.AnswerJson;
import skilltide.dashboard.query.Queries;
import skilltide.dashboard.query.Revision;
import skilltide.dashboard.query.View;
import skilltide.dashboard.query.World;
import skilltide.dashboard.readings.Latest;
import skilltide.dashboard.readings.Latest.Posting;
import skilltide.dashboard.readings.Marked.Mark;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.dashboard.readings.Readings;
import skilltide.dashboard.readings.Selected;
import skilltide.streams.taxonomy.Skill;
import skilltide.streams.taxonomy.Taxonomy;

/** What just came in. Many watch it, so an answer holds for a second, whoever asks, and is worked out once, however many do. */
@Controller("/api/v1/latest")
@ExecuteOn(TaskExecutors.BLOCKING)
final class LatestController {
  private static final int MOST = 50;
  private static final long HOLDS = Duration.ofSeconds(1).toNanos();
  private static final int MOST_KEPT = 500;

  private record Kept(ReadingStore store, long version, long time, Latest latest) {
    boolean holds(ReadingStore asked) {
      return store == asked && (version == asked.version() || System.nanoTime() - time < HOLDS);
    }
  }

  private final Readings readings;
  private final Queries queries;
  private final Taxonomy taxonomy;
  private final World world;
  private final Attributions attributions;
  private final Turns turns;
  private final Shared<Selected, Kept> known = new Shared<>(MOST_KEPT);

  LatestController(Readings readings, Queries queries, Taxonomy taxonomy, World world,
      Attributions attributions, AllTurns turns) {
    this.readings = readings;
    this.queries = queries;
    this.taxonomy = taxonomy;
    this.world = world;
    this.attributions = attributions;
    this.turns = turns.readings();
  }

  @Get
  HttpResponse<byte[]> latest(HttpRequest<?> request) {
    View view = queries.view(Parameters.of(request, Operation.of("latest")));
    Latest latest = latest(request, view.filter());
    long revision = Revision.of(latest.toString());
    String tag = Answered.tag(revision, view);
    return Answered.tagged(request, tag, true, () -> AnswerJson.object(json -> {
      AnswerJson.marks(json, queries.now(), world, revision);
      json.writeArrayFieldStart("postings");
      for (Posting each : latest.postings().stream().limit(view.limit()).toList()) {
        posting(json, each);
      }
      json.writeEndArray();
    }));
  }

  private Latest latest(HttpRequest<?> request, Selected selected) {
    ReadingStore store = readings.awaited();
    return known.of(selected, kept -> kept.holds(store), () -> {
      long version = store.version();
      Latest latest = turns.during(request, () -> Latest.of(store, selected, MOST));
      return new Kept(store, version, System.nanoTime(), latest);
    }).latest;
  }

  private void posting(JsonGenerator json, Posting posting) throws IOException {
    json.writeStartObject();
    PostingJson.head(json, posting, attributions);
    json.writeStringField("seen", posting.seen().toString());
    json.writeStringField("text", posting.text().text());
    json.writeArrayFieldStart("marks");
    for (Mark each : posting.text().marks()) {
      json.writeStartObject();
      json.writeStringField("skill", each.skill());
      json.writeStringField("name", taxonomy.skill(each.skill()).map(Skill::name).orElse(each.skill()));
      json.writeNumberField("start", each.start());
      json.writeNumberField("end", each.end());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
