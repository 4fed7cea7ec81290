package skilltide.ingest.source;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A feed in RSS or Atom: an entry is a posting, its text the posting's. A feed shows the newest only; what is older than all of them is open
 * as far as is known.
 *
 * @param address the feed's
 */
record Feed(URI address) implements Board {

  @Override
  public void read(Asking ask, Round round) throws IOException, InterruptedException {
    Optional<Page> page = ask.getIfChanged(address);
    if (page.isEmpty()) {
      round.unchanged();
      return;
    }
    ShownSince newest = new ShownSince();
    int at = 0;
    for (SyndEntry entry : feed(page.get()).getEntries()) {
      String id = Optional.ofNullable(entry.getUri()).filter(uri -> !uri.isBlank()).orElse(entry.getLink());
      if (id == null || id.isBlank()) {
        round.unreadable("%s, entry %d".formatted(address, at), "it has neither an id (guid) nor a link");
      } else {
        round.posting(advert(id.strip(), entry));
        newest.add(entry.getPublishedDate() == null ? null : entry.getPublishedDate().toInstant());
      }
      at++;
    }
    round.completeSince(newest.since());
  }

  private static SyndFeed feed(Page page) throws IOException {
    try (page) {
      // Neither doctypes nor entities: a feed is not to have us read files or ask others.
      SyndFeedInput input = new SyndFeedInput();
      input.setAllowDoctypes(false);
      return input.build(new XmlReader(page.content(), page.type().isEmpty() ? "application/xml" : page.type(), true));
    } catch (FeedException | IllegalArgumentException e) {
      throw page.shape("is no feed in RSS or Atom: " + e.getMessage());
    }
  }

  private static ObjectNode advert(String id, SyndEntry entry) {
    String text = entry.getContents().stream().map(SyndContent::getValue).filter(value -> value != null)
        .collect(Collectors.joining("\n"));
    SyndContent summary = entry.getDescription();
    String author = Optional.ofNullable(entry.getAuthor()).orElse("").strip();
    Advert advert = new Advert(id).title(text(entry.getTitle())).link(text(entry.getLink()))
        .description(!text.isBlank() || summary == null || summary.getValue() == null ? text : summary.getValue())
        .employer(author);
    if (entry.getPublishedDate() != null) {
      advert.posted(text(entry.getPublishedDate().toInstant().toString()));
    }
    return advert.json();
  }

  private static TextNode text(@Nullable String text) {
    return TextNode.valueOf(text == null ? "" : text);
  }
}
