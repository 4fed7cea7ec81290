package skilltide.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;

/**
 * The board of Arbeitnow, page by page ({@code arbeitnow.com/blog/job-board-api}).
 *
 * @param base of its API
 */
record Arbeitnow(URI base) implements Board {
  private static final int MAX_PAGES = 5_000;

  @Override
  public void read(Asking ask, Round round) throws IOException, InterruptedException {
    Set<URI> asked = new HashSet<>();
    URI address = base.resolve("job-board-api?page=1");
    while (asked.add(address) && asked.size() <= MAX_PAGES) {
      Page page = ask.get(address);
      JsonNode answer = page.json();
      Shown.all(page, answer.path("data"), "slug", round, (id, job) -> round.posting(advert(id, job)));
      String next = answer.path("links").path("next").asText("");
      if (next.isBlank() || next.equals("null")) {
        if (asked.size() > 1) {
          round.completePaged();
        } else {
          round.complete(); // all on one page
        }
        return;
      }
      address = page.resolve(next);
    }
    throw new SourceException(Trouble.SHAPE, "%s leads on for ever".formatted(address));
  }

  private static ObjectNode advert(String id, JsonNode job) {
    return new Advert(id).title(job.path("title")).link(job.path("url")).description(job.path("description").asText(""))
        .poster(job.path("company_name").asText("")).employer(job.path("company_name").asText(""))
        .posted(job.path("created_at"), 1).place(job.path("location")).remote(job.path("remote").asBoolean())
        .text("skills", Texts.joined(job.path("tags"))).json();
  }
}
