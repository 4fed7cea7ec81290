package skilltide.ingest.source;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.SiteMapURL;
import crawlercommons.sitemaps.UnknownFormatException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a site lets be read, and where its pages are. */
final class SiteMaps {
  private static final String AGENT = "skilltide";
  private static final int MAX_MAPS = 1_000;
  private static final int MAX_PAGES = 50_000;

  private SiteMaps() {}

  /** The site's rules; a site without any allows everything. */
  static BaseRobotRules robots(Asking ask, URI site) throws IOException, InterruptedException {
    URI address = site.resolve("/robots.txt");
    try {
      Page page = ask.get(address);
      return new SimpleRobotRulesParser().parseContent(address.toString(), page.bytes(), "text/plain",
          List.of(AGENT));
    } catch (SourceException e) {
      if (e.trouble() != Trouble.GONE) {
        throw e; // a site whose rules cannot be read just now is not read just now
      }
      return new SimpleRobotRules(RobotRulesMode.ALLOW_ALL);
    }
  }

  /**
   * The pages of all maps that the rules name, else of {@code sitemap.xml}; of this host alone.
   *
   * @throws SourceException when there is no map, or it lists more pages than any site should
   */
  static Collection<SiteMapURL> pages(Asking ask, URI site, BaseRobotRules robots)
      throws IOException, InterruptedException {
    Map<String, SiteMapURL> pages = new LinkedHashMap<>();
    Deque<URI> maps = new ArrayDeque<>();
    robots.getSitemaps().forEach(map -> address(map).ifPresent(maps::add));
    if (maps.isEmpty()) {
      maps.add(site.resolve("/sitemap.xml"));
    }
    Set<URI> asked = new HashSet<>();
    while (!maps.isEmpty() && asked.size() < MAX_MAPS) {
      URI address = maps.remove();
      if (asked.add(address) && isOf(site, address)) {
        AbstractSiteMap map = parsed(ask.get(address));
        if (map instanceof SiteMapIndex index) {
          index.getSitemaps().forEach(each -> address(each.getUrl().toString()).ifPresent(maps::add));
        } else if (map instanceof SiteMap leaf) {
          leaf.getSiteMapUrls().stream()
              .filter(each -> address(each.getUrl().toString()).filter(there -> isOf(site, there)).isPresent())
              .forEach(each -> pages.putIfAbsent(each.getUrl().toString(), each));
        }
      }
      if (pages.size() > MAX_PAGES) {
        throw new SourceException(Trouble.TOO_LARGE,
            "The maps of %s list more than %,d pages".formatted(site, MAX_PAGES));
      }
    }
    if (pages.isEmpty()) {
      throw new SourceException(Trouble.SHAPE,
          "The maps of %s list no page of %s; is another host meant, with or without www?".formatted(site,
              site.getHost()));
    }
    return pages.values();
  }

  // Sites do not always escape their addresses: a page that cannot be named is left out, not the site.
  private static Optional<URI> address(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static AbstractSiteMap parsed(Page page) throws IOException {
    try (page) {
      return new SiteMapParser(false, true).parseSiteMap(page.type().isEmpty() ? "text/xml" : page.type(),
          page.bytes(), page.address().toURL());
    } catch (UnknownFormatException e) {
      throw page.shape("is no site map: " + e.getMessage());
    }
  }

  private static boolean isOf(URI site, URI address) {
    return site.getHost().equals(address.getHost());
  }
}
