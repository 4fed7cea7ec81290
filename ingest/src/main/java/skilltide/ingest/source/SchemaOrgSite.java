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
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import skilltide.ingest.event.MalformedEventException;
import skilltide.ingest.schemaorg.JobPostings;

/**
 * Any site whose pages embed schema.org {@code JobPosting}s as JSON-LD, found by its site maps; {@code robots.txt} is obeyed. A page's address
 * is the posting's identifier. Pages are asked again when the site map says that they have changed, or after a week.
 *
 * @param site its address, with a slash at the end
 */
record SchemaOrgSite(URI site) implements Board {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String PAGES_READ = "pages-read";
  private static final int BATCH = 50;
  private static final long WEEK = 7 * 24 * 3_600;

  @Override
  public void read(Asking ask, Round round) throws IOException, InterruptedException {
    BaseRobotRules robots = SiteMaps.robots(ask, site);
    Collection<SiteMapURL> pages = SiteMaps.pages(ask, site, robots);
    round.expect(pages.size());
    ObjectNode before = round.position().withObject(PAGES_READ);
    ObjectNode now = before.objectNode();
    int asked = 0;
    for (SiteMapURL page : pages) {
      String address = page.getUrl().toString();
      if (!robots.isAllowed(address)) {
        continue;
      }
      if (isRead(page, before.path(address))) {
        round.same(address);
        now.set(address, before.path(address));
        continue;
      }
      if (read(ask, address, round)) {
        now.put(address, Instant.now().getEpochSecond());
      }
      if (++asked % BATCH == 0) {
        round.settle();
      }
    }
    round.position().set(PAGES_READ, now);
    round.complete();
  }

  private static boolean isRead(SiteMapURL page, JsonNode last) {
    long read = last.asLong(0);
    return read > 0 && (page.getLastModified() == null
        ? Instant.now().getEpochSecond() - read < WEEK
        : page.getLastModified().toInstant().getEpochSecond() < read);
  }

  /** @return whether the page could be read, whatever it holds */
  private static boolean read(Asking ask, String address, Round round) throws IOException, InterruptedException {
    String html;
    try {
      html = ask.get(URI.create(address)).text();
    } catch (SourceException e) {
      if (e.trouble() != Trouble.REFUSED) {
        throw e;
      }
      return true; // a page of the map that is no longer there shows no posting
    }
    Document document = Jsoup.parse(html, address);
    for (Element script : document.select("script[type=application/ld+json]")) {
      for (ObjectNode posting : postings(script.data(), address, round)) {
        // One page, one posting: sites identify them in every imaginable way, but the address is always there.
        posting.put("identifier", address);
        if (!posting.hasNonNull("url")) {
          posting.put("url", address);
        }
        round.posting(posting);
        return true;
      }
    }
    return true;
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
