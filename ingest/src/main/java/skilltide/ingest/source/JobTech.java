package skilltide.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.jsoup.nodes.Entities;

/**
 * All job ads of Sweden's employment agency (JobStream, CC0): first a snapshot of all that is open, then what was added, changed or removed
 * since. Its times are Sweden's, without an offset. Both versions of its API are spoken; their ads are the same.
 *
 * <p>A stream without ads is believed: nothing has changed in the last minutes. A snapshot without any is not, for no round after the first one
 * asks for it again.
 *
 * @param base of its API; that of the second version ends in {@code v2/}
 * @param occupations id of an occupational field, group or name, to have only those ads; empty for all
 */
record JobTech(URI base, String occupations) implements Board {
  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
  /** With the seconds, also where they are none. */
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
  private static final String UNTIL = "until";
  /** Clocks differ, and ads become visible a little after their time: what comes twice is not published twice. */
  private static final int OVERLAP_MINUTES = 10;

  @Override
  public void read(Asking ask, Round round) throws IOException, InterruptedException {
    Instant began = round.now().truncatedTo(ChronoUnit.SECONDS);
    String until = round.position().path(UNTIL).asText("");
    if (until.isEmpty()) {
      boolean[] any = {false};
      ask.get(base.resolve("snapshot")).each(ad -> {
        any[0] = true;
        ad(ad, round);
      });
      if (!any[0]) {
        throw new SourceException(Trouble.HELD_BACK, "The snapshot of all ads has none; held back until it has some");
      }
      round.position().put(UNTIL, began.toString());
      round.complete();
    } else {
      Page page = ask.get(base.resolve("stream?%s%s".formatted(
          since(Instant.parse(until).minus(OVERLAP_MINUTES, ChronoUnit.MINUTES)),
          occupations.isEmpty() ? "" : "&occupation-concept-id=" + Addresses.segment(occupations))));
      page.each(ad -> ad(ad, round));
      round.position().put(UNTIL, began.toString());
      round.settle();
    }
  }

  // The second version's documents name no offset. Sweden is ahead of UTC: whichever is meant, nothing is left out this way.
  private String since(Instant time) {
    return base.getPath().endsWith("/v2/")
        ? "updated-after=" + SECONDS.withZone(ZoneOffset.UTC).format(time)
        : "date=" + SECONDS.withZone(SWEDEN).format(time);
  }

  private void ad(JsonNode ad, Round round) throws IOException {
    String id = ad.path("id").asText("");
    if (id.isBlank()) {
      round.unreadable("an ad", "id: missing");
    } else if (ad.path("removed").asBoolean()) {
      round.gone(id);
    } else if (isWanted(ad)) {
      round.posting(advert(id, ad));
    }
  }

  // The snapshot has all occupations.
  private boolean isWanted(JsonNode ad) {
    return occupations.isEmpty() || Stream.of("occupation", "occupation_group", "occupation_field")
        .anyMatch(level -> ad.path(level).path("concept_id").asText("").equals(occupations));
  }

  private static ObjectNode advert(String id, JsonNode ad) {
    JsonNode text = ad.path("description");
    String employer = ad.path("employer").path("name").asText("");
    JsonNode workplace = ad.path("workplace_address");
    Advert advert = new Advert(id).title(ad.path("headline")).link(ad.path("webpage_url"))
        .description(text.path("text_formatted").isTextual()
            ? text.path("text_formatted").asText()
            : Entities.escape(text.path("text").asText("")))
        .poster(employer).employer(employer).text("occupationalCategory", ad.path("occupation").path("label"))
        .place(workplace.path("municipality"), workplace.path("country"));
    local(ad.path("publication_date"), advert, "datePosted");
    local(ad.path("application_deadline"), advert, "validThrough");
    return advert.json();
  }

  private static void local(JsonNode time, Advert advert, String field) {
    try {
      advert.json().put(field, LocalDateTime.parse(time.asText("")).atZone(SWEDEN).withZoneSameInstant(ZoneOffset.UTC)
          .toInstant().toString());
    } catch (DateTimeException e) {
      // Without it the first sighting counts, or it is open until it is removed.
    }
  }
}
