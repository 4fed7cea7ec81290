package skilltide.dashboard.oracle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Ads as JobStream tells of them: a snapshot, then what changed and what was removed since, in Sweden's time. */
final class JobTechWeek extends SimulatedBoard {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss")
      .withZone(SWEDEN);

  JobTechWeek(long seed) {
    super("jobtech", seed);
  }

  @Override
  String answer(URI request, Collection<Ad> all) {
    ArrayNode answer = JSON.createArrayNode();
    if (request.getPath().endsWith("/snapshot")) {
      all.stream().filter(Ad::up).forEach(ad -> answer.add(json(ad)));
    } else {
      String since = request.getQuery().replaceFirst("updated-after=", "");
      Instant from = LocalDateTime.parse(since).atZone(SWEDEN).toInstant();
      all.stream().filter(ad -> !ad.changed().isBefore(from))
          .forEach(ad -> answer.add(ad.up() ? json(ad) : removed(ad)));
    }
    return answer.toString();
  }

  private static ObjectNode json(Ad ad) {
    ObjectNode json = JSON.createObjectNode().put("id", ad.id()).put("headline", ad.title()).put("removed", false);
    json.putObject("description").put("text", ad.text());
    json.putObject("employer").put("name", "Bolaget");
    json.put("publication_date", local(ad.posted())).put("application_deadline", local(ad.until()));
    return json;
  }

  private static ObjectNode removed(Ad ad) {
    return JSON.createObjectNode().put("id", ad.id()).put("removed", true).put("removed_date", local(ad.changed()));
  }

  private static @Nullable String local(@Nullable Instant time) {
    return time == null ? null : LOCAL.format(time);
  }

  @Override
  Dates dates(Instant posted, Instant until, Random random) {
    @Nullable
    Instant said = random.nextInt(3) == 0 ? until : null;
    return new Dates(posted, said);
  }

  @Override
  String poster() {
    return "Bolaget";
  }

  @Override
  String description(String text) {
    return text;
  }
}
