package skilltide.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;

/**
 * The newest postings of Remote OK. The first entry of its list is a legal notice: whoever shows them must name Remote OK and link back.
 *
 * @param base of its pages
 */
record RemoteOk(URI base) implements Board {

  @Override
  public void read(Asking ask, Round round) throws IOException, InterruptedException {
    var page = ask.getIfChanged(base.resolve("api"));
    if (page.isEmpty()) {
      round.unchanged();
      return;
    }
    int[] at = {0};
    ShownSince newest = new ShownSince();
    page.get().each(entry -> {
      if (at[0]++ == 0 && entry.has("legal")) {
        return;
      }
      Shown.one(page.get(), at[0] - 1, entry, "id", round, (id, job) -> {
        round.posting(advert(id, job));
        newest.add(job.path("epoch").asLong() > 0 ? Instant.ofEpochSecond(job.path("epoch").asLong()) : null);
      });
    });
    // It shows some hundred: what is older than all of them may be open still.
    round.completeSince(newest.since());
  }

  private static ObjectNode advert(String id, JsonNode job) {
    return new Advert(id).title(job.path("position")).link(job.path("url"))
        .description(job.path("description").asText(""))
        .poster(job.path("company").asText("")).employer(job.path("company").asText("")).posted(job.path("epoch"), 1)
        .remote(true).place(job.path("location")).text("skills", Texts.joined(job.path("tags")))
        .pay(job.path("salary_min"), job.path("salary_max"), "USD", "YEAR").json();
  }
}
