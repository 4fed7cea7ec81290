package skilltide.ingest.source.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static skilltide.ingest.source.run.WatchedBoard.found;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import skilltide.ingest.event.JobPosted;
import skilltide.ingest.source.BoardServer;
import skilltide.ingest.source.SourceName;

/** Sites that embed schema.org postings, and feeds. */
class SitesTest {
  private WatchedBoard board = WatchedBoard.at(address -> "schemaorg:" + address);

  @AfterEach
  void stop() {
    board.close();
  }

  private void map(String... pages) {
    StringBuilder map = new StringBuilder(
        "<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">");
    for (String page : pages) {
      map.append("<url><loc>").append(board.server.address().resolve(page)).append("</loc></url>");
    }
    board.server.at("/sitemap.xml",
        BoardServer.body("application/xml", map.append("</urlset>").toString().getBytes(UTF_8)));
  }

  private static BoardServer.Answer page(String title) {
    return BoardServer.html(
        """
            <html><script type="application/ld+json">{"@type":"Organization","name":"Acme"}</script>
            <script type="application/ld+json">{"@context":"https://schema.org","@type":"JobPosting","title":"%s","description":"<p>Go</p>",
             "datePosted":"2026-11-01","hiringOrganization":{"name":"Acme"}}</script></html>"""
            .formatted(title));
  }

  private String id(String page) {
    return board.server.address().resolve(page).toString();
  }

  @Test
  void pagesOfTheSiteMapAreReadAndRobotsTxtIsObeyed() throws InterruptedException {
    board.server
        .at("/robots.txt", BoardServer.body("text/plain", "User-agent: *\nDisallow: /private/\n".getBytes(UTF_8)))
        .at("/jobs/1", page("One")).at("/about", BoardServer.html("<p>About us</p>")).at("/private/2", page("Two"));
    map("jobs/1", "about", "private/2");

    board.ask();

    JobPosted posted = board.posted().getFirst();
    assertThat(posted.posting().id()).isEqualTo(id("jobs/1"));
    assertThat(posted.posting().source()).isEqualTo("127.0.0.1");
    assertThat(posted.posted()).isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
    assertThat(board.server.asked()).doesNotContain("/private/2");
  }

  @Test
  void pageThatWasReadLatelyIsNotAskedAgainAndOneThatIsGoneIsWithdrawn() throws InterruptedException {
    board.server.at("/jobs/1", page("One")).at("/jobs/2", page("Two"));
    map("jobs/1", "jobs/2");
    board.ask();
    board.changes();
    board.server.forgetWhatWasAsked();
    map("jobs/2");

    board.ask();

    assertThat(board.changes()).isEqualTo("-" + id("jobs/1"));
    assertThat(board.server.asked()).doesNotContain("/jobs/2");
  }

  @Test
  void siteThatTurnsUsAwayInTheMiddleLosesNoPosting() throws InterruptedException {
    String[] jobs = IntStream.range(0, 20).mapToObj(job -> "jobs/" + job).toArray(String[]::new);
    for (String job : jobs) {
      board.server.at("/" + job, page(job));
    }
    map(jobs);
    board.ask();
    assertThat(board.posted()).hasSize(20);
    board.later(Duration.ofDays(8)); // by then they are asked again
    for (String job : jobs) {
      board.server.at("/" + job, BoardServer.status(403));
    }

    SourceReport report = board.ask();

    assertThat(report.trouble()).isEqualTo("refused");
    assertThat(board.changes()).isEmpty();
  }

  @Test
  void crawlThatBreaksOffGoesOnWhereItStood() throws InterruptedException {
    String[] jobs = IntStream.range(0, 120).mapToObj(job -> "jobs/" + job).toArray(String[]::new);
    for (String job : jobs) {
      board.server.at("/" + job, page(job));
    }
    for (int job = 110; job < 120; job++) {
      board.server.at("/jobs/" + job, BoardServer.status(403));
    }
    map(jobs);
    board.ask();
    assertThat(board.posted()).as("settled fifty by fifty").hasSize(100);
    board.server.forgetWhatWasAsked();
    board.later(Duration.ofHours(1));

    board.ask();

    assertThat(board.server.asked()).doesNotContain("/jobs/0", "/jobs/99");
  }

  @Test
  void whoseRulesCannotBeReadIsNotRead() throws InterruptedException {
    board.server.at("/robots.txt", BoardServer.status(503)).at("/jobs/1", page("One"));
    map("jobs/1");

    assertThat(board.ask().state()).isEqualTo(SourceReport.State.FAILING);
    assertThat(board.server.asked()).allMatch("/robots.txt"::equals);
  }

  @Test
  void whatIsNoSiteMapIsTold() throws InterruptedException {
    board.server.at("/sitemap.xml", BoardServer.html("<p>Not here</p>"));

    assertThat(board.ask().trouble()).isIn("shape", "gone");
  }

  private static BoardServer.Answer rss(String... items) {
    return BoardServer.body("application/rss+xml",
        ("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Jobs</title><link>http://x</link><description>d</description>"
            + String.join("", items) + "</channel></rss>").getBytes(UTF_8));
  }

  private static String item(String id, String day) {
    return "<item><title>Developer %1$s</title><guid>%1$s</guid><link>http://x/%1$s</link><pubDate>%2$s Nov 2026 08:00:00 GMT</pubDate><description>&lt;p&gt;Go&lt;/p&gt;</description></item>"
        .formatted(id, day);
  }

  @Test
  void feedShowsTheNewestAndWhatFellOutIsNotGone() throws InterruptedException {
    board.close();
    board = WatchedBoard.at(address -> "feed:" + address.resolve("jobs.rss"));
    board.server.at("/jobs.rss", rss(item("c", "03"), item("b", "02"), item("a", "01")));
    board.ask();
    assertThat(board.changes()).isEqualTo("+a +b +c");

    board.server.at("/jobs.rss", rss(item("d", "04"), item("b", "02")));
    SourceReport report = board.ask();

    assertThat(board.changes()).isEqualTo("-c +d");
    assertThat(found(report).shown()).isEqualTo(2);
  }

  @Test
  void feedMayNotHaveUsReadFiles() throws InterruptedException {
    board.close();
    board = WatchedBoard.at(address -> "feed:" + address.resolve("jobs.rss"));
    board.server.at("/jobs.rss", BoardServer.body("application/rss+xml",
        "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><rss version=\"2.0\"><channel><title>&x;</title></channel></rss>"
            .getBytes(UTF_8)));

    assertThat(board.ask().trouble()).isEqualTo("shape");
  }

  @Test
  void addressesOfTheWebAreNeeded() {
    for (String source : new String[]{"feed:jobs.rss", "schemaorg:ftp://x/", "feed", "greenhouse", "nosuch:x",
      "hackernews:x"}) {
      assertThat(catchThrowable(() -> SourceName.parse(source)))
          .as(source).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(URI.create(SourceName.parse("feed:https://a.example/x?y=1").getFirst().of())).hasHost("a.example");
  }
}
