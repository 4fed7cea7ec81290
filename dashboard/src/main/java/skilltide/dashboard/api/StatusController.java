package skilltide.dashboard.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.KafkaException;
import skilltide.dashboard.cube.Column;
import skilltide.dashboard.cube.Cube;
import skilltide.dashboard.cube.CubeReader;
import skilltide.dashboard.cube.Slice;
import skilltide.dashboard.feed.Backlog;
import skilltide.dashboard.feed.Feed;
import skilltide.dashboard.feed.FeedState;
import skilltide.dashboard.query.AnswerJson;
import skilltide.dashboard.query.Freshness;
import skilltide.dashboard.query.Now;
import skilltide.dashboard.query.ViewParser;
import skilltide.dashboard.query.World;
import skilltide.dashboard.readings.Readings;
import skilltide.streams.result.Facet;
import skilltide.streams.result.Grain;
import skilltide.streams.result.Input;
import skilltide.streams.taxonomy.Industry;
import skilltide.streams.taxonomy.Kind;
import skilltide.streams.taxonomy.Role;
import skilltide.streams.taxonomy.Taxonomy;

/** What this instance shows, and how it is doing. */
@Controller("/api/v1/status")
@ExecuteOn(TaskExecutors.BLOCKING)
final class StatusController {
  private record Postings(long all, Map<String, Long> bySource) {}

  /** How far the figures are; what is left is absent when nobody can tell. */
  private record Fed(long behind, Optional<Backlog.Left> left, Optional<String> trouble) {}

  private final World world;
  private final String version;
  private final Taxonomy taxonomy;
  private final Cube cube;
  private final Readings readings;
  private final Now now;
  private final Feed feed;
  private final Backlog backlog;
  private final ViewsAddress views;

  StatusController(World world, @Property(name = "skilltide.version", defaultValue = "unknown") String version,
      Taxonomy taxonomy, Cube cube, Readings readings, Now now, Feed feed, Backlog backlog, ViewsAddress views) {
    this.world = world;
    this.version = version;
    this.taxonomy = taxonomy;
    this.cube = cube;
    this.readings = readings;
    this.now = now;
    this.feed = feed;
    this.backlog = backlog;
    this.views = views;
  }

  @Get
  HttpResponse<String> status(HttpRequest<?> request) {
    ViewParser.requireOnly(Parameters.of(request).keySet(), List.of());
    Fed fed = fed(); // first, so that what is said to be in the figures is in those below
    Postings postings = cube.read(StatusController::postings);
    Set<String> countries = cube.read(reader -> new TreeSet<>(reader.values(Facet.COUNTRY)));
    Freshness freshness = feed.freshness();
    String status = AnswerJson.object(json -> {
      json.writeStringField("asOf", now.now().toString());
      json.writeStringField("clock", world.clock());
      json.writeBooleanField("demo", world.demo());
      json.writeStringField("version", version);
      json.writeNumberField("postings", postings.all());
      if (freshness.newestAge().isPresent()) {
        json.writeObjectFieldStart("newest");
        json.writeNumberField("ageSeconds", AnswerJson.seconds(freshness.newestAge().get()));
        json.writeEndObject();
      }
      json.writeArrayFieldStart("sources");
      for (var source : postings.bySource().entrySet()) {
        json.writeStartObject();
        json.writeStringField("source", source.getKey());
        json.writeNumberField("postings", source.getValue());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeFieldName("countries");
      json.writeArray(countries.toArray(String[]::new), 0, countries.size());
      json.writeObjectFieldStart("feed");
      feed(json, fed);
      json.writeEndObject();
      if (readings.shown().isPresent()) {
        json.writeNumberField("readings", readings.shown().get().size());
      }
      if (views.address().isPresent()) {
        json.writeStringField("viewsTo", views.address().get());
      }
      json.writeObjectFieldStart("taxonomy");
      taxonomy(json);
      json.writeEndObject();
    });
    return HttpResponse.ok(status).header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  private static Postings postings(CubeReader reader) {
    Map<String, Long> bySource = new TreeMap<>();
    for (String source : reader.values(Facet.SOURCE)) {
      bySource.put(source, reader.total(days(Facet.SOURCE, source), Column.POSTED));
    }
    return new Postings(reader.total(days(Facet.ALL, ""), Column.POSTED), bySource);
  }

  private static Slice days(Facet facet, String value) {
    return new Slice(Input.POSTINGS, Grain.DAY, facet, value);
  }

  // Before the cube has been read there is nothing to be asked, and Kafka that cannot be read does not answer either.
  private Fed fed() {
    FeedState state = feed.state();
    if (!state.caughtUp() || state.trouble().isPresent()) {
      return new Fed(state.behind(), Optional.empty(), state.trouble());
    }
    try {
      Backlog.Left left = backlog.left();
      return new Fed(left.rows(), Optional.of(left), Optional.empty());
    } catch (KafkaException e) {
      return new Fed(state.behind(), Optional.empty(),
          Optional.of("Kafka does not say what is still to be counted: " + e.getMessage()));
    }
  }

  private static void feed(JsonGenerator json, Fed fed) throws IOException {
    json.writeBooleanField("caughtUp", fed.left().isPresent() && fed.left().get().isNothing());
    if (fed.left().isPresent()) {
      json.writeNumberField("uncounted", fed.left().get().events() + fed.left().get().marks());
      json.writeNumberField("readingsBehind", fed.left().get().readings());
    }
    json.writeNumberField("behind", fed.behind());
    if (fed.trouble().isPresent()) {
      json.writeStringField("trouble", fed.trouble().get());
    }
  }

  private void taxonomy(JsonGenerator json) throws IOException {
    json.writeStringField("version", taxonomy.version());
    json.writeNumberField("skills", taxonomy.skills().size());
    json.writeArrayFieldStart("kinds");
    for (Kind kind : Kind.values()) {
      json.writeString(kind.word());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("industries");
    for (Industry industry : taxonomy.industries()) {
      named(json, industry.id(), industry.name());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("roles");
    for (Role role : taxonomy.roles()) {
      named(json, role.id(), role.name());
    }
    json.writeEndArray();
  }

  private static void named(JsonGenerator json, String id, String name) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", id);
    json.writeStringField("name", name);
    json.writeEndObject();
  }
}
