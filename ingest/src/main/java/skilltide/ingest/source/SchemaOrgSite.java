package skilltide.ingest.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crawlercommons.robots.BaseRobotRules;
import crawlercommons.sitemaps.SiteMapURL;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import skilltide.ingest.event.MalformedEventException;
import skilltide.ingest.schemaorg.JobPostings;

/**
 * Any site whose pages embed schema.org {@code JobPosting}s as JSON-LD, found by its site maps; {@code robots.txt} is obeyed. A page's address
 * is the posting's identifier. Pages are asked again when the site map says that they have changed, and after
 * a week.
 *
 * @param site its address, with a slash at the end
 */
record SchemaOrgSite(URI site) implements Board {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int MOST_REFUSALS = 5;
  private static final long DAY = 24 * 3_600;
  private static final int BATCH = 50;
  private static final long WEEK = 7 * 24 * 3_600;

  @Override
  public void read(Asking ask, Round round) throws IOException, InterruptedException {
    BaseRobotRules robots = SiteMaps.robots(ask, site);
    Collection<SiteMapURL> pages = SiteMaps.pages(ask, site, robots);
    Set<String> mapped = new HashSet<>();
    Refusals refusals = new Refusals();
    int asked = 0;
    for (SiteMapURL page : pages) {
      String address = page.getUrl().toString();
      if (!robots.isAllowed(address)) {
        continue;
      }
      mapped.add(PagesRead.of(address));
      if (isRead(page, PagesRead.read(round.position(), address), round.now())) {
        if (PagesRead.hasPosting(round.position(), address)) {
          round.same(address);
        }
        continue;
      }
      Optional<Boolean> posting = read(ask, address, round, refusals);
      if (posting.isPresent()) {
        PagesRead.put(round.position(), address, round.now().getEpochSecond(), posting.get());
      } else if (PagesRead.hasPosting(round.position(), address)) {
        round.same(address); // nothing is known of it just now
      }
      if (++asked % BATCH == 0) {
        round.settle();
      }
    }
    PagesRead.retain(round.position(), mapped);
    round.complete();
  }

  private static boolean isRead(SiteMapURL page, long read, Instant now) {
    if (read == 0 || now.getEpochSecond() - read >= WEEK) {
      return false;
    }
    // A day is as good as its end: a change later on the day of reading is one as well.
    return page.getLastModified() == null || page.getLastModified().toInstant().getEpochSecond() + DAY < read;
  }

  /** @return whether the page holds a posting; empty where that cannot be told just now */
  private static Optional<Boolean> read(Asking ask, String address, Round round, Refusals refusals)
      throws IOException, InterruptedException {
    String html;
    try {
      html = ask.get(URI.create(address)).text();
    } catch (SourceException e) {
      if (e.trouble() == Trouble.GONE) {
        return Optional.of(false); // a page of the map that is no longer there
      }
      refusals.add(e);
      round.unreadable(address, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
    refusals.none();
    Document document = Jsoup.parse(html, address);
    for (Element script : document.select("script[type=application/ld+json]")) {
      Optional<ObjectNode> posting = postings(script.data(), address, round).stream().findFirst();
      if (posting.isPresent()) {
        // One page, one posting: sites identify them in every imaginable way, but the address is always there.
        posting.get().put("identifier", address);
        if (!posting.get().hasNonNull("url")) {
          posting.get().put("url", address);
        }
        round.posting(posting.get());
        return Optional.of(true);
      }
    }
    return Optional.of(false);
  }

  /** Pages in a row that could not be read: some may fail, a site that turns us away is left alone. */
  private static final class Refusals {
    private int inARow;

    void add(SourceException e) throws SourceException {
      if (++inARow == MOST_REFUSALS) {
        throw e;
      }
    }

    void none() {
      inARow = 0;
    }
  }

  private static List<ObjectNode> postings(String json, String address, Round round) {
    try {
      JsonNode value = MAPPER.readTree(json);
      List<JsonNode> each = value.isArray() ? value.valueStream().toList() : List.of(value);
      return each.stream().filter(JsonNode::isObject).filter(one -> one.has("@type") || one.has("@graph"))
          .flatMap(one -> found(one).stream()).map(ObjectNode.class::cast).toList();
    } catch (JsonProcessingException e) {
      round.unreadable(address, "its JSON-LD is no JSON: " + e.getOriginalMessage());
      return List.of();
    }
  }

  // Most of what pages embed is something else: an organisation, a trail of crumbs.
  private static List<JsonNode> found(JsonNode value) {
    try {
      return JobPostings.in(value);
    } catch (MalformedEventException e) {
      return List.of();
    }
  }
}
