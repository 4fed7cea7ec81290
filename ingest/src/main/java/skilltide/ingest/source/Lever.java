package skilltide.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Entities;

/**
 * A company's board at Lever, page by page ({@code github.com/lever/postings-api}).
 *
 * @param base of all boards
 * @param site the company's
 */
record Lever(URI base, String site) implements Board {
  private static final int PAGE = 100;
  private static final int MAX_PAGES = 1_000;
  private static final Map<String, String> INTERVALS = Map.of("per-year-salary", "YEAR", "per-month-salary", "MONTH",
      "per-week-salary", "WEEK", "per-day-wage", "DAY", "per-hour-wage", "HOUR");

  @Override
  public void read(Asking ask, Round round) throws IOException, InterruptedException {
    int read = 0;
    for (int number = 0; number < MAX_PAGES; number++) {
      Page page = ask
          .get(base.resolve("%s?mode=json&skip=%d&limit=%d".formatted(Addresses.segment(site), read, PAGE)));
      int shown = Shown.all(page, page.json(), "id", round, (id, job) -> round.posting(advert(id, job)));
      if (shown == 0) {
        if (number > 1) {
          round.completePaged();
        } else {
          round.complete(); // all on one page
        }
        return;
      }
      read += shown; // a page may be shorter than was asked for
    }
    throw new SourceException(Trouble.SHAPE, "%s%s does not come to an end".formatted(base, site));
  }

  private ObjectNode advert(String id, JsonNode job) {
    JsonNode categories = job.path("categories");
    JsonNode pay = job.path("salaryRange");
    Advert advert = new Advert(id).title(job.path("text")).link(job.path("hostedUrl")).description(description(job))
        .poster(site)
        .employer(site).posted(job.path("createdAt"), 1_000).text("occupationalCategory", categories.path("team"))
        .remote(job.path("workplaceType").asText().toLowerCase(Locale.ROOT).equals("remote")
            || Places.areRemote(categories.path("location").asText()))
        .pay(pay.path("min"), pay.path("max"), pay.path("currency").asText(),
            INTERVALS.getOrDefault(pay.path("interval").asText(), "YEAR"));
    return (job.path("country").isTextual()
        ? advert.place(categories.path("location"), job.path("country"))
        : advert.place(categories.path("location"))).json();
  }

  // The lists hold the requirements, where most skills are named.
  private static String description(JsonNode job) {
    StringBuilder html = new StringBuilder(job.path("description").isTextual()
        ? job.path("description").asText()
        : Entities.escape(job.path("descriptionPlain").asText()));
    for (JsonNode list : job.path("lists")) {
      html.append("\n<p>").append(Entities.escape(list.path("text").asText())).append("</p>\n<ul>")
          .append(list.path("content").asText()).append("</ul>");
    }
    return html.append('\n').append(job.path("additional").asText("")).toString();
  }
}
