package skilltide.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import skilltide.ingest.event.KafkaSettings;

class KafkaTroubleTest {
  private static final String POSTINGS = "/api/v1/postings";
  private static final String LINE = "{\"identifier\":\"1\",\"title\":\"Engineer\"}\n";

  @Test
  void nothingIsAnsweredBeforeKafkaHasAcknowledgedAll() {
    try (TestServer server = new TestServer(false, TestServer.INGEST)) {
      CompletableFuture<TestServer.Answer> answer = server.postLater(POSTINGS, "application/x-ndjson", LINE.repeat(2));
      TestServer.until(() -> server.postings().size() == 2);
      server.kafka.completeNext();
      assertThat(answer).isNotDone();

      server.kafka.completeNext();

      assertThat(answer.join().status()).isEqualTo(202);
    }
  }

  @Test
  void whatKafkaDidNotTakeIsToldWithWhatItTook() {
    try (TestServer server = new TestServer(false, TestServer.INGEST)) {
      CompletableFuture<TestServer.Answer> later = server.postLater(POSTINGS, "application/x-ndjson",
          "{}\n" + LINE.repeat(3));
      TestServer.until(() -> server.postings().size() == 3);
      server.kafka.completeNext();
      server.kafka.errorNext(new TimeoutException("no leader"));
      server.kafka.completeNext();

      TestServer.Answer answer = later.join();
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).isEqualTo("5");
      assertThat(answer.problem()).startsWith("application/problem+json").contains("no leader");
      assertThat(answer.json().path("accepted").asInt()).isEqualTo(2);
      assertThat(answer.json().path("rejectedCount").asInt()).isEqualTo(1);
      assertThat(server.rejected("postings", "unavailable")).isEqualTo(1);
      assertThat(server.count("skilltide.postings.received")).isEqualTo(4);
      assertThat(server.count("skilltide.postings.accepted") + server.count("skilltide.postings.rejected"))
          .isEqualTo(4);
    }
  }

  @Test
  void aFailedStreamIsNotReadToItsEnd() throws Exception {
    try (TestServer server = new TestServer(true, TestServer.INGEST)) {
      server.kafka.sendException = new TimeoutException("no broker");

      byte[] lines = LINE.repeat(10_000).getBytes(UTF_8);
      TestServer.Answer answer = server.post(POSTINGS, "application/x-ndjson",
          HttpRequest.BodyPublishers.ofByteArrays(Collections.nCopies(50, lines)));

      assertThat(answer.status()).isEqualTo(503);
      assertThat(server.count("skilltide.postings.received")).isEqualTo(1);
    }
  }

  @Test
  void whereNoBrokerIsTheSenderIsToldSoon() throws Exception {
    // A port that nobody can listen on, and less patience than in earnest.
    KafkaSettings nowhere = new KafkaSettings("127.0.0.1:1", "", Map.of("max.block.ms", "200"));
    try (TestServer server = new TestServer(nowhere)) {
      TestServer.Answer posting = server.post(POSTINGS, "application/x-ndjson", LINE.repeat(50));
      TestServer.Answer view = server.post("/api/v1/views", "application/json", "{\"term\":\"kotlin\"}");
      TestServer.Answer withdrawal = server.send(server.request(POSTINGS + "?id=1").DELETE()
          .timeout(Duration.ofSeconds(30)));

      assertThat(posting.status()).isEqualTo(503);
      assertThat(posting.json().path("accepted").asInt(-1)).isZero();
      assertThat(view.status()).isEqualTo(503);
      assertThat(withdrawal.status()).isEqualTo(503);
      assertThat(withdrawal.problem()).contains("Kafka did not acknowledge").contains("job-postings");
      assertThat(server.rejected("views", "unavailable")).isEqualTo(1);
      assertThat(server.rejected("withdrawals", "unavailable")).isEqualTo(1);
    }
  }
}
