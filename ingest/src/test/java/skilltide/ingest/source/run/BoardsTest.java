package skilltide.ingest.source.run;

import static org.assertj.core.api.Assertions.assertThat;
import static skilltide.ingest.source.run.WatchedBoard.found;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import skilltide.ingest.event.JobPosted;
import skilltide.ingest.event.Stated;
import skilltide.ingest.source.BoardServer;

/** What each board's answers mean, over a real socket, in the shapes that the boards have. */
class BoardsTest {
  private WatchedBoard board = new WatchedBoard("hackernews");

  @AfterEach
  void stop() {
    board.close();
  }

  private WatchedBoard of(String source) {
    board.close();
    board = new WatchedBoard(source);
    return board;
  }

  private JobPosted only() {
    List<JobPosted> posted = board.posted();
    assertThat(posted).hasSize(1);
    return posted.getFirst();
  }

  @Test
  void greenhouseTextIsHtmlThatWasEscapedOnceMore() throws InterruptedException {
    of("greenhouse:acme").server.at("/acme/jobs?content=true",
        """
            {"jobs":[{"id":4007,"title":"Backend Engineer","updated_at":"2026-11-01T10:00:00-05:00","absolute_url":"https://boards.example/4007",
              "location":{"name":"Berlin, Remote"},"content":"&lt;p&gt;C&amp;amp;C++, Kotlin&lt;/p&gt;","departments":[{"name":"Platform"}]}],
             "meta":{"total":1}}""");

    board.ask();

    JobPosted posted = only();
    assertThat(posted.posting()).hasToString("greenhouse:4007");
    assertThat(posted.content().text()).isEqualTo("<p>C&amp;C++, Kotlin</p>");
    assertThat(posted.poster()).isEqualTo("acme");
    assertThat(posted.link()).isEqualTo("https://boards.example/4007");
    assertThat(posted.stated().remote()).isTrue();
    assertThat(posted.posted()).isNull();
  }

  @Test
  void greenhouseThatShowsLessThanItSaysIsNotBelieved() throws InterruptedException {
    of("greenhouse:acme").server.at("/acme/jobs?content=true",
        "{\"jobs\":[{\"id\":1,\"title\":\"a\",\"content\":\"b\"}],\"meta\":{\"total\":2}}");

    assertThat(board.ask().reason()).contains("shows 1 of 2 postings");
  }

  private static String leverPage(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(id -> "{\"id\":\"l%d\",\"text\":\"Developer\",\"descriptionPlain\":\"Go\"}".formatted(id))
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Test
  void leverIsReadPageByPageToItsEnd() throws InterruptedException {
    of("lever:acme").server.at("/acme?mode=json&skip=0&limit=100", leverPage(0, 100))
        .at("/acme?mode=json&skip=100&limit=100", leverPage(100, 50)).at("/acme?mode=json&skip=150&limit=100", "[]");

    assertThat(found(board.ask()).added()).isEqualTo(150);
  }

  @Test
  void leverWhoseSecondPageFailsWithdrawsNothing() throws InterruptedException {
    of("lever:acme").server.at("/acme?mode=json&skip=0&limit=100", leverPage(0, 100))
        .at("/acme?mode=json&skip=100&limit=100", leverPage(100, 5)).at("/acme?mode=json&skip=105&limit=100", "[]");
    board.ask();
    board.changes();
    board.server.at("/acme?mode=json&skip=100&limit=100", BoardServer.status(500));

    assertThat(board.ask().trouble()).isEqualTo("failed");
    assertThat(board.changes()).isEmpty();
  }

  private void leverShows(String first, String second) {
    board.server.at("/acme?mode=json&skip=0&limit=100", first).at("/acme?mode=json&skip=100&limit=100", second)
        .at("/acme?mode=json&skip=101&limit=100", "[]").at("/acme?mode=json&skip=102&limit=100", "[]");
  }

  @Test
  void leverPostingThatSlipsBetweenPagesForOneRoundIsNotGoneAndOneThatIsMissingTwiceIs() throws InterruptedException {
    of("lever:acme");
    leverShows(leverPage(0, 100), leverPage(100, 2));
    board.ask();
    board.changes();

    leverShows(leverPage(0, 100), leverPage(101, 1)); // l100 moved up while the first page had been read
    board.ask();
    leverShows(leverPage(0, 100), leverPage(100, 2));
    board.ask();
    assertThat(board.changes()).as("missing for one round").isEmpty();

    leverShows(leverPage(0, 100), leverPage(101, 1));
    board.ask();
    board.server.at("/acme?mode=json&skip=100&limit=100", BoardServer.status(500));
    board.ask();
    assertThat(board.changes()).as("a round that broke off says nothing").isEmpty();

    leverShows(leverPage(0, 100), leverPage(101, 1));
    SourceReport report = board.ask();
    assertThat(board.changes()).as("missing from two whole rounds in a row").isEqualTo("-l100");
    assertThat(report.open()).isEqualTo(101);
  }

  @Test
  void leverThatFitsOnOnePageNeedsNoSecondLook() throws InterruptedException {
    of("lever:acme").server.at("/acme?mode=json&skip=0&limit=100", leverPage(0, 2))
        .at("/acme?mode=json&skip=2&limit=100", "[]").at("/acme?mode=json&skip=1&limit=100", "[]");
    board.ask();
    board.changes();
    board.server.at("/acme?mode=json&skip=0&limit=100", leverPage(1, 1));
    board.ask();

    assertThat(board.changes()).isEqualTo("-l0");
  }

  @Test
  void leverTellsRequirementsPayAndWhereAndWhen() throws InterruptedException {
    of("lever:acme").server.at("/acme?mode=json&skip=1&limit=100", "[]").at("/acme?mode=json&skip=0&limit=100",
        """
            [{"id":"aaaa-1","text":"SRE","descriptionPlain":"We run a < b","lists":[{"text":"You know","content":"<li>Kubernetes</li>"}],
              "categories":{"team":"Infrastructure","location":"Toronto","commitment":"Full-time"},"workplaceType":"remote","country":"CA",
              "salaryRange":{"min":100000,"max":150000,"currency":"CAD","interval":"per-year-salary"},
              "createdAt":1793540000000,"hostedUrl":"https://jobs.example/acme/aaaa-1"}]""");

    board.ask();

    JobPosted posted = only();
    assertThat(posted.posted()).isEqualTo(Instant.ofEpochSecond(1_793_540_000));
    assertThat(posted.content().text()).contains("a &lt; b").contains("<li>Kubernetes</li>");
    assertThat(posted.stated().remote()).isTrue();
    assertThat(posted.stated().countries()).containsExactly("CA");
    assertThat(posted.stated().occupation()).isEqualTo("Infrastructure");
    assertThat(posted.stated().pay()).containsExactly(new Stated.Pay(100_000.0, 150_000.0, "CAD", "YEAR"));
  }

  @Test
  void ashbyLeavesOutWhatIsNotListed() throws InterruptedException {
    of("ashby:acme").server.at("/acme?includeCompensation=true",
        """
            {"jobs":[{"id":"u1","title":"Engineer","location":"Lisbon","isRemote":false,"isListed":true,"publishedAt":"2026-11-02T08:00:00.000+00:00",
              "descriptionPlain":"Rust & Go","jobUrl":"https://jobs.example/u1","address":{"postalAddress":{"addressLocality":"Lisbon","addressCountry":"Portugal"}},
              "compensation":{"summaryComponents":[{"compensationType":"Salary","interval":"1 YEAR","currencyCode":"EUR","minValue":60000,"maxValue":80000}]}},
             {"id":"u2","title":"Secret","isListed":false,"descriptionPlain":"COBOL"}],"apiVersion":"1"}""");

    board.ask();

    JobPosted posted = only();
    assertThat(posted.posted()).isEqualTo(Instant.parse("2026-11-02T08:00:00Z"));
    assertThat(posted.content().text()).isEqualTo("Rust &amp; Go");
    assertThat(posted.stated().cities()).containsExactly(new Stated.City("Lisbon", "Portugal"));
    assertThat(posted.stated().pay()).containsExactly(new Stated.Pay(60_000.0, 80_000.0, "EUR", "YEAR"));
    assertThat(posted.stated().remote()).isNull();
  }

  @Test
  void arbeitnowIsFollowedFromPageToPage() throws InterruptedException {
    of("arbeitnow").server.at("/job-board-api?page=1",
        """
            {"data":[{"slug":"a","company_name":"Acme","title":"Dev","description":"<p>Java</p>","remote":true,"tags":["Spring"],
              "location":"Berlin","created_at":1793540000,"url":"https://board.example/a"}],"links":{"next":"/job-board-api?page=2"}}""")
        .at("/job-board-api?page=2",
            "{\"data\":[{\"slug\":\"b\",\"company_name\":\"Bits\",\"title\":\"Dev\",\"description\":\"Go\"}],\"links\":{\"next\":null}}");

    board.ask();

    List<JobPosted> posted = board.posted();
    assertThat(posted).hasSize(2);
    assertThat(posted.getFirst().content().skills()).isEqualTo("Spring");
    assertThat(posted.getFirst().stated().employer()).isEqualTo("Acme");
    assertThat(posted.getFirst().posted()).isEqualTo(Instant.ofEpochSecond(1_793_540_000));
  }

  @Test
  void arbeitnowPostingMustBeMissingTwiceWhereThereAreSeveralPages() throws InterruptedException {
    of("arbeitnow").server.at("/job-board-api?page=1",
        "{\"data\":[{\"slug\":\"a\",\"title\":\"Dev\",\"description\":\"Go\"}],\"links\":{\"next\":\"/job-board-api?page=2\"}}")
        .at("/job-board-api?page=2",
            "{\"data\":[{\"slug\":\"b\",\"title\":\"Dev\",\"description\":\"Go\"}],\"links\":{\"next\":null}}");
    board.ask();
    board.changes();
    board.server.at("/job-board-api?page=2", "{\"data\":[],\"links\":{\"next\":null}}");

    board.ask();
    assertThat(board.changes()).isEmpty();
    board.ask();
    assertThat(board.changes()).isEqualTo("-b");
  }

  @Test
  void boardThatLeadsElsewhereOrRoundInCirclesIsNotFollowed() throws InterruptedException {
    of("arbeitnow").server.at("/job-board-api?page=1",
        "{\"data\":[],\"links\":{\"next\":\"http://169.254.169.254/latest\"}}");
    assertThat(board.ask().reason()).contains("which is not on the same host");

    board.server.at("/job-board-api?page=1", "{\"data\":[],\"links\":{\"next\":\"/job-board-api?page=1\"}}");
    assertThat(board.ask().reason()).contains("leads on for ever");
  }

  private static String remoteOk(int... epochs) {
    return IntStream.of(epochs)
        .mapToObj(
            epoch -> "{\"id\":\"r%d\",\"epoch\":%d,\"company\":\"Acme\",\"position\":\"Dev\",\"description\":\"Go\",\"salary_min\":90000}"
                .formatted(epoch, epoch))
        .collect(Collectors.joining(",", "[{\"legal\":\"Please link back\"},", "]"));
  }

  @Test
  void remoteOkShowsTheNewestSoThatWhatIsOlderIsNotTakenForGone() throws InterruptedException {
    of("remoteok").server.at("/api", remoteOk(3_000, 2_000, 1_000));
    board.ask();
    assertThat(board.changes()).isEqualTo("+r1000 +r2000 +r3000");

    board.server.at("/api", remoteOk(4_000, 2_000));
    SourceReport report = board.ask();

    assertThat(board.changes()).isEqualTo("-r3000 +r4000");
    assertThat(report.attribution()).isEqualTo("Remote OK");
  }

  @Test
  void remoteOkThatPinsAnOldPostingOrDatesNoneWithdrawsNothingForIt() throws InterruptedException {
    of("remoteok").server.at("/api", remoteOk(5_000, 4_000, 3_000));
    board.ask();
    board.changes();

    board.server.at("/api", remoteOk(1_000, 6_000, 5_000));
    board.ask();
    assertThat(board.changes()).as("what is pinned on top says nothing about what is below").isEqualTo("+r1000 +r6000");

    board.server.at("/api", "[{\"id\":\"x\",\"position\":\"Dev\",\"description\":\"Go\"}]");
    board.ask();
    assertThat(board.changes()).isEqualTo("+x");
  }
}
