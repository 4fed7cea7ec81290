package skilltide.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.jsoup.parser.Parser;

/**
 * A company's board at Greenhouse: all that is open on one page ({@code developers.greenhouse.io/job-board.html}). Its texts are HTML that
 * was escaped once more; {@code updated_at} is when a posting changed, not when it was posted.
 *
 * @param base of all boards
 * @param token the company's
 */
record Greenhouse(URI base, String token) implements Board {

  @Override
  public void read(Asking ask, Round round) throws IOException, InterruptedException {
    Optional<Page> page = ask.getIfChanged(base.resolve(Addresses.segment(token) + "/jobs?content=true"));
    if (page.isEmpty()) {
      round.unchanged();
      return;
    }
    JsonNode answer = page.get().json();
    int shown = Shown.all(page.get(), answer.path("jobs"), "id", round, (id, job) -> round.posting(advert(id, job)));
    JsonNode total = answer.path("meta").path("total");
    if (total.isInt() && total.asInt() > shown) {
      throw page.get().shape("shows %,d of %,d postings".formatted(shown, total.asInt()));
    }
    round.complete();
  }

  private ObjectNode advert(String id, JsonNode job) {
    String company = job.path("company_name").asText(token);
    Advert advert = new Advert(id).title(job.path("title")).link(job.path("absolute_url"))
        .description(Parser.unescapeEntities(job.path("content").asText(), false)).poster(token)
        .employer(company.isBlank() ? token : company).posted(job.path("first_published"))
        .place(job.path("location").path("name"));
    return advert.remote(Places.areRemote(job.path("location").path("name").asText())).json();
  }
}
