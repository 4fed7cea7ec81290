package skilltide.ingest.source.web;

import static org.assertj.core.api.Assertions.assertThat;
import static skilltide.ingest.source.run.WatchedBoard.found;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import skilltide.ingest.source.BoardServer;
import skilltide.ingest.source.run.SourceReport;
import skilltide.ingest.source.run.WatchedBoard;

/** Everything that a board may answer but what it should. */
class AnswersOfTheWebTest {
  private static final String JOBS = "/acme/jobs?content=true";
  private static final String ONE = "{\"jobs\":[{\"id\":1,\"title\":\"Developer\",\"content\":\"Go\"}]}";

  private WatchedBoard board = new WatchedBoard("greenhouse:acme");

  @AfterEach
  void stop() {
    board.close();
  }

  @Test
  void gzipIsUnpacked() throws InterruptedException {
    board.server.at(JOBS, BoardServer.gzipped(ONE));

    board.ask();

    assertThat(board.changes()).isEqualTo("+1");
  }

  @Test
  void redirectsAreFollowed() throws InterruptedException {
    board.server.at(JOBS, BoardServer.status(301, "Location", "/elsewhere")).at("/elsewhere", ONE);

    board.ask();

    assertThat(board.changes()).isEqualTo("+1");
  }

  @Test
  void redirectsWithoutEndOrIntoTheNetworkOfOurOwnAreNot() throws InterruptedException {
    board.server.at(JOBS, BoardServer.status(302, "Location", JOBS));
    assertThat(board.ask().reason()).contains("without end");

    for (String inside : new String[]{"http://169.254.169.254/latest", "http://10.0.0.1/", "http://[::1]/",
      "file:///etc/passwd"}) {
      board.server.at(JOBS, BoardServer.status(302, "Location", inside));
      assertThat(board.ask().trouble()).as(inside).isEqualTo("refused");
    }
  }

  @Test
  void boardsThatAreNotThereDoNotCloseTheHostToTheOthers() throws InterruptedException {
    for (int i = 0; i < 10; i++) {
      assertThat(board.ask().trouble()).isEqualTo("gone");
    }
    board.server.at(JOBS, ONE);

    board.ask();

    assertThat(board.changes()).isEqualTo("+1");
  }

  @Test
  void whatFailsOnceIsAskedAgainAtOnce() throws InterruptedException {
    board.server.at(JOBS, BoardServer.inTurn(BoardServer.status(502), BoardServer.status(503), BoardServer.json(ONE)));

    board.ask();

    assertThat(board.changes()).isEqualTo("+1");
    assertThat(board.server.asked()).hasSize(3);
  }

  @Test
  void whoAsksForALittlePatienceGetsIt() throws InterruptedException {
    board.server.at(JOBS, BoardServer.inTurn(BoardServer.status(429, "Retry-After", "1"), BoardServer.json(ONE)));

    board.ask();

    assertThat(board.changes()).isEqualTo("+1");
  }

  @Test
  void whoAsksForMoreIsLeftAloneForThatLong() throws InterruptedException {
    board.server.at(JOBS, BoardServer.status(429, "Retry-After", "7200"));

    SourceReport report = board.ask();

    assertThat(report.trouble()).isEqualTo("limited");
    assertThat(board.untilNext()).isEqualTo(Duration.ofHours(2));
    assertThat(board.server.asked()).hasSize(1);
  }

  @Test
  void nothingThereIsToldWithWhatToLookAt() throws InterruptedException {
    board.server.at(JOBS, BoardServer.status(404));

    SourceReport report = board.ask();

    assertThat(report.trouble()).isEqualTo("gone");
    assertThat(report.reason()).contains("404").contains("is the source's name right");
    assertThat(board.server.asked()).as("a refusal is not asked again").hasSize(1);
  }

  @Test
  void webPageInsteadOfJsonIsToldAsSuch() throws InterruptedException {
    board.server.at(JOBS, BoardServer.html("<html><title>We will be back</title></html>"));

    SourceReport report = board.ask();

    assertThat(report.trouble()).isEqualTo("shape");
    assertThat(report.reason()).contains("a web page (text/html), not JSON");
  }

  @Test
  void otherShapesAreTold() throws InterruptedException {
    for (String json : new String[]{"{}", "[]", "{\"jobs\":7}", "", "{\"jobs\":[", "not json"}) {
      board.server.at(JOBS, json);

      assertThat(board.ask().trouble()).as(json).isIn("shape", "unreachable");
      assertThat(board.changes()).isEmpty();
    }
  }

  @Test
  void fieldsOfOtherTypesThanTheyShouldHaveBreakNothing() throws InterruptedException {
    board.server.at(JOBS,
        "{\"jobs\":[{\"id\":1,\"title\":{\"a\":[]},\"content\":[1],\"location\":\"x\",\"absolute_url\":7,\"company_name\":null}],\"meta\":[]}");

    SourceReport report = board.ask();

    assertThat(report.state()).isEqualTo(SourceReport.State.WAITING);
    assertThat(found(report).shown()).isOne();
  }

  @Test
  void answerWithoutEndIsCutOff() throws InterruptedException {
    board.close();
    board = new WatchedBoard("greenhouse:acme",
        new WebSettings("test", Duration.ofSeconds(10), Duration.ofSeconds(10), 1_000, 1,
            Duration.ofMillis(1), Duration.ofSeconds(1), Duration.ofMinutes(1)));
    board.server.at(JOBS, BoardServer.gzipped("{\"jobs\":[" + " ".repeat(1 << 20) + "]}"));

    SourceReport report = board.ask();

    assertThat(report.trouble()).isEqualTo("too-large");
    assertThat(report.reason()).contains("more than 1,000 bytes");
  }

  @Test
  void answerThatStopsInTheMiddleIsGivenUp() throws InterruptedException {
    board.close();
    board = new WatchedBoard("greenhouse:acme",
        new WebSettings("test", Duration.ofSeconds(10), Duration.ofMillis(300), 1_000, 1,
            Duration.ofMillis(1), Duration.ofSeconds(1), Duration.ofMinutes(1)));
    var released = new CountDownLatch(1);
    board.server.at(JOBS, exchange -> {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
      try {
        released.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });

    SourceReport report = board.ask();
    released.countDown();

    assertThat(report.trouble()).isEqualTo("unreachable");
    assertThat(report.reason()).contains("did not come to an end in time");
  }

  @Test
  void hostThatKeepsFailingIsLeftAlone() throws InterruptedException {
    board.server.at(JOBS, BoardServer.status(500));
    SourceReport report = board.ask();
    assertThat(report.trouble()).isEqualTo("failed");
    board.ask();
    board.server.forgetWhatWasAsked();

    report = board.ask();

    assertThat(report.reason()).contains("keeps failing and is left alone");
    assertThat(board.server.asked()).isEmpty();
  }

  @Test
  void nobodyThereIsTold() throws InterruptedException {
    board.server.close();

    SourceReport report = board.ask();

    assertThat(report.trouble()).isEqualTo("unreachable");
    assertThat(report.reason()).contains("does not answer");
  }
}
