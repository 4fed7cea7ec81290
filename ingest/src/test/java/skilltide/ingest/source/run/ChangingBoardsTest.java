package skilltide.ingest.source.run;

import static org.assertj.core.api.Assertions.assertThat;
import static skilltide.ingest.source.run.WatchedBoard.found;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import skilltide.ingest.event.JobPosted;
import skilltide.ingest.event.Stated;

/** Boards that tell what has changed since, over a real socket, in the shapes that they have: Hacker News and JobTech. */
class ChangingBoardsTest {
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

  @Test
  void jobTechAdThatComesAndGoesInOneStreamIsGoneAndOneThatComesBackIsThere() throws InterruptedException {
    String removed = "{\"id\":\"%s\",\"removed\":true}";
    of("jobtech").server.at("/snapshot",
        "[%s,%s,%s,%s,%s]".formatted(ad("1", ""), removed.formatted("1"), ad("2", ""), removed.formatted("2"),
            ad("2", "")));

    board.ask();

    assertThat(board.changes()).isEqualTo("+-1 +-+2");
  }

  private void thread(String kids) {
    board.server.at("/user/whoishiring.json", "{\"id\":\"whoishiring\",\"submitted\":[3,2,1]}")
        .at("/item/3.json", "{\"id\":3,\"title\":\"Ask HN: Freelancer? Seeking freelancer?\",\"time\":1793540000}")
        .at("/item/2.json",
            "{\"id\":2,\"title\":\"Ask HN: Who is hiring? (November 2026)\",\"time\":1793540000,\"kids\":[%s]}"
                .formatted(kids))
        .at("/item/1.json",
            "{\"id\":1,\"title\":\"Ask HN: Who is hiring? (August 2026)\",\"time\":1785000000,\"kids\":[5]}");
  }

  private void comment(int id, String json) {
    board.server.at("/item/%d.json".formatted(id), json);
  }

  @Test
  void hackerNewsCommentsComeChangeGoAndDie() throws InterruptedException {
    thread("11,12,13,14");
    comment(11,
        "{\"id\":11,\"by\":\"ann\",\"parent\":2,\"time\":1793541000,\"text\":\"Acme | Kotlin\",\"type\":\"comment\"}");
    comment(12,
        "{\"id\":12,\"by\":\"bob\",\"parent\":2,\"time\":1793541001,\"text\":\"Bits | Go\",\"type\":\"comment\"}");
    comment(13, "{\"id\":13,\"deleted\":true,\"parent\":2,\"time\":1793541002,\"type\":\"comment\"}");
    comment(14, "null");
    board.ask();
    assertThat(board.changes()).isEqualTo("+11 +12");
    board.later(Duration.ofHours(3));

    comment(14, "null");
    thread("11,12,13,14,15");
    comment(11,
        "{\"id\":11,\"by\":\"ann\",\"parent\":2,\"time\":1793541000,\"text\":\"Acme | Kotlin and Rust\",\"type\":\"comment\"}");
    comment(12, "{\"id\":12,\"dead\":true,\"parent\":2,\"time\":1793541001,\"type\":\"comment\"}");
    comment(15,
        "{\"id\":15,\"by\":\"eve\",\"parent\":2,\"time\":1793550000,\"text\":\"Corp | Ada\",\"type\":\"comment\"}");
    board.ask();

    assertThat(board.changes()).isEqualTo("+11 -12 +15");
    assertThat(board.server.asked()).as("a thread that was superseded months ago").doesNotContain("/item/5.json");
  }

  private static String open(int id, String text) {
    return "{\"id\":%d,\"by\":\"ann\",\"parent\":2,\"time\":1793541000,\"text\":\"%s\",\"type\":\"comment\"}".formatted(
        id,
        text);
  }

  @Test
  void hackerNewsCommentIsAskedForAgainWhereItIsNamedAsChangedWasNotOpenOrInASweep() throws InterruptedException {
    thread("11,12,13");
    comment(11, open(11, "Acme | Kotlin"));
    comment(12, open(12, "Bits | Go"));
    comment(13, "{\"id\":13,\"dead\":true,\"parent\":2,\"type\":\"comment\"}");
    board.ask();
    board.changes();

    comment(11, open(11, "Acme | Kotlin and Rust"));
    comment(12, open(12, "Bits | Go and Zig"));
    comment(13, open(13, "Corp | Ada"));
    board.server.at("/updates.json", "{\"items\":[12,99],\"profiles\":[\"ann\"]}").forgetWhatWasAsked();
    SourceReport report = board.ask();
    assertThat(board.changes()).as("named, and no longer dead").isEqualTo("+12 +13");
    assertThat(board.server.asked()).doesNotContain("/item/11.json", "/item/99.json");
    assertThat(found(report).shown()).isEqualTo(3);

    board.server.at("/updates.json", "{\"items\":[],\"profiles\":[]}");
    board.ask();
    assertThat(board.changes()).isEmpty();

    board.later(Duration.ofHours(3));
    board.ask();
    assertThat(board.changes()).as("what was named while nobody asked").isEqualTo("+11");
  }

  private static String ad(String id, String more) {
    return "{\"id\":\"%s\",\"headline\":\"Utvecklare\",\"description\":{\"text\":\"Java\"},\"employer\":{\"name\":\"Acme AB\"},\"publication_date\":\"2026-07-01T10:00:00\"%s}"
        .formatted(id, more);
  }

  @Test
  void jobTechBeginsWithASnapshotAndGoesOnWithWhatChanged() throws InterruptedException {
    of("jobtech").server.at("/snapshot", "[%s,%s]".formatted(
        ad("1", ",\"workplace_address\":{\"municipality\":\"Malmö\",\"country\":\"Sverige\"}"), ad("2", "")));
    board.ask();
    List<JobPosted> posted = board.posted();
    assertThat(posted).hasSize(2);
    assertThat(posted.getFirst().posted()).as("Swedish summer time").isEqualTo(Instant.parse("2026-07-01T08:00:00Z"));
    assertThat(posted.getFirst().stated().cities()).containsExactly(new Stated.City("Malmö", "Sverige"));

    board.server.forgetWhatWasAsked();
    board.ask();
    String stream = board.server.asked().getFirst();
    assertThat(stream).startsWith("/stream?date=20");
    assertThat(board.ask().trouble()).as("404 is told, and nothing is lost").isEqualTo("gone");
  }

  @Test
  void emptySnapshotOfJobTechIsNotBelievedAndAnEmptyStreamIs() throws InterruptedException {
    of("jobtech:apaJ").server.at("/snapshot", "[]");
    assertThat(board.ask().trouble()).isEqualTo("held-back");
    board.later(Duration.ofDays(2));
    assertThat(board.ask().trouble()).as("it is asked for again, however long that is so").isEqualTo("held-back");

    board.server.at("/snapshot", "[%s]".formatted(ad("1", ",\"occupation_field\":{\"concept_id\":\"apaJ\"}")));
    board.ask();
    assertThat(board.posted()).singleElement().extracting(JobPosted::backfill).isEqualTo(true);

    board.server.atAny("[]");
    SourceReport report = board.ask();
    assertThat(report.state()).isEqualTo(SourceReport.State.WAITING);
    assertThat(report.open()).isOne();
    assertThat(board.changes()).isEmpty();
  }

  @Test
  void jobTechOfTheSecondVersionIsAskedForWhatWasUpdatedAfterATimeThatIsEarlyEnoughInEveryZone()
      throws InterruptedException {
    board.close();
    board = WatchedBoard.at("jobtech:apaJ", "v2/");
    board.server.at("/v2/snapshot", "[%s]".formatted(ad("1", ",\"occupation_field\":{\"concept_id\":\"apaJ\"}")))
        .at("/v2/stream?updated-after=2026-11-25T12:05:00&occupation-concept-id=apaJ",
            "[{\"id\":\"1\",\"removed\":true,\"removed_date\":\"2026-11-25T13:10:00\"}]");

    board.ask();
    board.ask();

    assertThat(board.changes()).isEqualTo("+-1");
  }

  @Test
  void jobTechOfAnOccupationLeavesTheOthersOut() throws InterruptedException {
    of("jobtech:apaJ").server.at("/snapshot",
        "[%s,%s]".formatted(ad("1", ",\"occupation_field\":{\"concept_id\":\"apaJ\"}"),
            ad("2", ",\"occupation_field\":{\"concept_id\":\"other\"}")));

    board.ask();

    assertThat(board.changes()).isEqualTo("+1");
  }
}
