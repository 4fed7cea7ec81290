package skilltide.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Entities;

/**
 * A company's board at Ashby: all that is open on one page ({@code developers.ashbyhq.com}).
 *
 * @param base of all boards
 * @param board the company's
 */
record Ashby(URI base, String board) implements Board {

  @Override
  public void read(Asking ask, Round round) throws IOException, InterruptedException {
    Optional<Page> page = ask.getIfChanged(base.resolve(Addresses.segment(board) + "?includeCompensation=true"));
    if (page.isEmpty()) {
      round.unchanged();
      return;
    }
    Shown.all(page.get(), page.get().json().path("jobs"), "id", round, (id, job) -> {
      if (job.path("isListed").asBoolean(true)) { // else for those only who have the link
        round.posting(advert(id, job));
      }
    });
    round.complete();
  }

  private ObjectNode advert(String id, JsonNode job) {
    String html = job.path("descriptionHtml").asText("");
    JsonNode address = job.path("address").path("postalAddress");
    Advert advert = new Advert(id).title(job.path("title")).link(job.path("jobUrl"))
        .description(html.isBlank() ? Entities.escape(job.path("descriptionPlain").asText("")) : html).poster(board)
        .employer(board).posted(job.path("publishedAt")).text("occupationalCategory", job.path("team"))
        .remote(job.path("isRemote").asBoolean());
    if (address.path("addressCountry").isTextual()) {
      advert.place(address.path("addressLocality"), address.path("addressCountry"));
    } else {
      advert.place(job.path("location"));
    }
    for (JsonNode part : job.path("compensation").path("summaryComponents")) {
      if (part.path("compensationType").asText().equals("Salary")) {
        advert.pay(part.path("minValue"), part.path("maxValue"), part.path("currencyCode").asText(),
            unit(part.path("interval").asText()));
      }
    }
    return advert.json();
  }

  // "1 YEAR"
  private static String unit(String interval) {
    String unit = interval.substring(interval.lastIndexOf(' ') + 1).toUpperCase(Locale.ROOT);
    return unit.isEmpty() ? "YEAR" : unit;
  }
}
