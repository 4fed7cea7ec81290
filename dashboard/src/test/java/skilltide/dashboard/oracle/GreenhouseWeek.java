package skilltide.dashboard.oracle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A company's board at Greenhouse: all that is open on one page, half of it without a date, with an {@code ETag}. */
final class GreenhouseWeek extends SimulatedBoard {
  private static final ObjectMapper JSON = new ObjectMapper();

  GreenhouseWeek(long seed) {
    super("greenhouse:acme", seed);
  }

  @Override
  String answer(URI request, Collection<Ad> all) {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode jobs = answer.putArray("jobs");
    all.stream().filter(Ad::up).forEach(ad -> {
      ObjectNode job = jobs.addObject().put("id", ad.id()).put("title", ad.title())
          .put("updated_at", ad.changed().toString())
          .put("content", description(ad.text()).replace("<", "&lt;").replace(">", "&gt;"));
      Instant posted = ad.posted();
      if (posted != null) {
        job.put("first_published", posted.toString());
      }
    });
    answer.putObject("meta").put("total", jobs.size());
    return answer.toString();
  }

  @Override
  Dates dates(Instant posted, Instant until, Random random) {
    @Nullable
    Instant said = random.nextBoolean() ? posted : null;
    return new Dates(said, null);
  }

  @Override
  String poster() {
    return "acme";
  }

  @Override
  String description(String text) {
    return "<p>" + text + "</p>";
  }
}
