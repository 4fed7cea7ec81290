package skilltide.ingest.source.run;

import static org.assertj.core.api.Assertions.assertThat;
import static skilltide.ingest.source.run.WatchedBoard.found;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import skilltide.ingest.event.JobPosted;
import skilltide.ingest.source.BoardServer;

/** What becomes of what a board shows, round after round. */
class RoundsTest {
  private static final String JOBS = "/acme/jobs?content=true";

  private final WatchedBoard board = new WatchedBoard("greenhouse:acme");

  @AfterEach
  void stop() {
    board.close();
  }

  private static String jobs(int... ids) {
    return "{\"jobs\":[" + IntStream.of(ids).mapToObj(id -> job(id, "Kotlin " + id)).collect(Collectors.joining(","))
        + "]}";
  }

  private static String job(int id, String text) {
    return "{\"id\":%d,\"title\":\"Developer\",\"content\":\"%s\",\"updated_at\":\"2026-11-01T00:00:00Z\"}"
        .formatted(id, text);
  }

  @Test
  void whatIsNewIsPostedWhatHasChangedAgainWhatIsGoneIsWithdrawnAndTheRestIsLeftAlone() throws InterruptedException {
    board.server.at(JOBS, jobs(1, 2, 3));
    board.ask();
    assertThat(board.changes()).isEqualTo("+1 +2 +3");

    board.server.at(JOBS, "{\"jobs\":[%s,%s,%s]}".formatted(job(2, "Kotlin 2"), job(3, "Go"), job(4, "Rust")));
    SourceReport report = board.ask();

    assertThat(board.changes()).isEqualTo("-1 +3 +4");
    assertThat(report.open()).isEqualTo(3);
    assertThat(report.last()).isEqualTo(new SourceReport.Found(3, 1, 1, 1, 0, null));
  }

  @Test
  void whatTheFirstRoundFindsIsBackfillAndWhatComesLaterIsNot() throws InterruptedException {
    board.server.at(JOBS, jobs(1));
    board.ask();
    board.server.at(JOBS, jobs(1, 2));
    board.ask();

    assertThat(board.posted()).extracting(JobPosted::backfill).containsExactly(true, null);
  }

  @Test
  void dateOfAChangeIsNoPostingDate() throws InterruptedException {
    board.server.at(JOBS, jobs(1));

    board.ask();

    assertThat(board.posted()).singleElement().satisfies(posted -> {
      assertThat(posted.posted()).isNull();
      assertThat(posted.revision()).isEqualTo(posted.received());
    });
  }

  @Test
  void postingThatComesBackCountsAgainThoughItSaysTheSameAsBefore() throws InterruptedException {
    board.server.at(JOBS, jobs(1, 2));
    board.ask();
    board.server.at(JOBS, jobs(1));
    board.ask();
    board.server.at(JOBS, jobs(1, 2));
    board.ask();

    assertThat(board.changes()).isEqualTo("+1 +-+2");
  }

  @Test
  void boardThatSuddenlyShowsNothingIsNotBelievedBeforeADayHasPassed() throws InterruptedException {
    board.server.at(JOBS, jobs(IntStream.rangeClosed(1, 30).toArray()));
    board.ask();
    board.changes();
    board.server.at(JOBS, jobs());

    SourceReport report = board.ask();

    assertThat(report.state()).isEqualTo(SourceReport.State.FAILING);
    assertThat(report.trouble()).isEqualTo("held-back");
    assertThat(report.reason()).contains("shows nothing where there were 30 postings").contains("for a day");
    assertThat(board.changes()).isEmpty();

    board.later(Duration.ofHours(23));
    board.ask();
    assertThat(board.changes()).isEmpty();

    board.later(Duration.ofHours(1));
    board.ask();
    assertThat(board.changes()).hasSize(30 * 4 - 10).startsWith("-1 -10");
  }

  @Test
  void boardThatIsItselfAgainIsBelievedAtOnceAndDoubtedAnewTheNextTime() throws InterruptedException {
    board.server.at(JOBS, jobs(1, 2));
    board.ask();
    board.server.at(JOBS, jobs());
    board.ask();
    board.server.at(JOBS, jobs(1, 2));
    assertThat(board.ask().state()).isEqualTo(SourceReport.State.WAITING);
    board.later(Duration.ofDays(3));
    board.server.at(JOBS, jobs());

    assertThat(board.ask().trouble()).isEqualTo("held-back");
    assertThat(board.changes()).isEqualTo("+1 +2");
  }

  @Test
  void whatIsToBeBelievedMustHaveBeenSoAllTheTime() throws InterruptedException {
    board.server.at(JOBS, jobs(1, 2));
    board.ask();
    board.server.at(JOBS, jobs());
    board.ask();
    board.server.at(JOBS, BoardServer.status(500));
    board.later(Duration.ofHours(12));
    board.ask();
    board.changes();
    board.server.at(JOBS, jobs());
    board.later(Duration.ofHours(13));

    assertThat(board.ask().trouble()).as("two sights a day apart").isEqualTo("held-back");
    assertThat(board.changes()).isEmpty();
  }

  @Test
  void aHundredTimesAsMuchIsHeldBack() throws InterruptedException {
    board.server.at(JOBS, jobs(IntStream.range(0, 10).toArray()));
    board.ask();
    board.changes();
    board.server.at(JOBS, jobs(IntStream.range(0, 1_001).toArray()));

    assertThat(board.ask().reason()).contains("where there were 10");
    assertThat(board.changes()).isEmpty();

    board.server.at(JOBS, jobs(IntStream.range(0, 1_000).toArray()));
    assertThat(found(board.ask()).added()).isEqualTo(990);
  }

  @Test
  void halfAnAnswerLeavesNoTrace() throws InterruptedException {
    board.server.at(JOBS, jobs(1));
    board.ask();
    board.changes();
    board.server.at(JOBS, BoardServer.half(jobs(2, 3)));

    assertThat(board.ask().trouble()).isEqualTo("unreachable");
    assertThat(board.changes()).isEmpty();
  }

  @Test
  void whatKafkaDidNotTakeComesAgainInTheNextRoundAlsoWhereTheBoardSaysThatNothingHasChanged()
      throws InterruptedException {
    board.server.at(JOBS, BoardServer.tagged("\"a\"", jobs(1)));
    board.kafkaFails(true);
    assertThat(board.ask().trouble()).isEqualTo("kafka");
    board.kafkaFails(false);

    board.ask();
    assertThat(board.changes()).isEqualTo("+1");

    SourceReport report = board.ask();
    assertThat(board.changes()).isEmpty();
    assertThat(found(report).shown()).isOne();
  }

  @Test
  void postingThatCannotBeTakenIsToldAndKeepsNoOtherOut() throws InterruptedException {
    board.server.at(JOBS,
        "{\"jobs\":[{\"title\":\"no id\",\"content\":\"Go\"},%s,{\"id\":3,\"title\":\"%s\",\"content\":\"Go\"}]}"
            .formatted(job(2, "Go"), "x".repeat(2_000)));

    SourceReport report = board.ask();

    assertThat(board.changes()).isEqualTo("+2");
    assertThat(found(report).rejected()).isEqualTo(2);
    assertThat(found(report).example()).contains("posting 0").contains("id: missing");
  }

  @Test
  void sourceThatFailsIsAskedLessAndLessOften() throws InterruptedException {
    board.server.at(JOBS, BoardServer.status(500));
    board.ask();
    Duration first = board.untilNext();
    board.ask();
    Duration second = board.untilNext();
    for (int i = 0; i < 20; i++) {
      board.ask();
    }

    assertThat(first).isBetween(Duration.ofSeconds(45), Duration.ofSeconds(76));
    assertThat(second).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(152));
    assertThat(board.untilNext()).isLessThanOrEqualTo(Duration.ofHours(8));
  }

  @Test
  void whoeverTakesASourceOverLeavesItAloneForAsLongAsItsBoardWantsItToo() throws InterruptedException {
    board.server.at(JOBS, jobs(1));
    board.ask();
    board.server.at(JOBS, BoardServer.status(429, "Retry-After", "7200"));
    board.ask();

    assertThat(board.untilAnotherAsks()).isEqualTo(Duration.ofHours(2));

    board.later(Duration.ofHours(2));
    board.server.at(JOBS, jobs(1));
    board.ask();
    assertThat(board.untilAnotherAsks()).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void aHundredThousandPostingsPassAndTheNextRoundPublishesNone() throws InterruptedException {
    board.server.at(JOBS, jobs(IntStream.range(0, 100_000).toArray()));
    assertThat(found(board.ask()).added()).isEqualTo(100_000);
    assertThat(board.published()).hasSize(100_000);

    assertThat(found(board.ask())).isEqualTo(new SourceReport.Found(100_000, 0, 0, 0, 0, null));
    assertThat(board.published()).isEmpty();
  }
}
