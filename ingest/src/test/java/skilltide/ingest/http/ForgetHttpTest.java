package skilltide.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skilltide.ingest.event.JobForgotten;
import skilltide.ingest.event.PostingId;
import skilltide.ingest.event.SourceForgotten;

class ForgetHttpTest {
  private static final String POSTING = "/api/v1/postings?source=acme&id=a%2F1&forget=true";
  private static final String SOURCE = "/api/v1/sources/acme?forget=true";

  @Test
  void aPostingIsForgottenAsOfItsReceipt() throws Exception {
    try (TestServer server = new TestServer()) {
      TestServer.Answer answer = server.send(server.request(POSTING).DELETE());

      assertThat(answer.status()).isEqualTo(202);
      assertThat(server.postings())
          .containsExactly(new JobForgotten(new PostingId("acme", "a/1"), TestServer.NOW));
      assertThat(server.count("skilltide.forgets.accepted")).isEqualTo(1);
      assertThat(server.count("skilltide.withdrawals.received")).isZero();
    }
  }

  @Test
  void aSourceIsForgottenInEveryPartition() throws Exception {
    try (TestServer server = new TestServer()) {
      TestServer.Answer answer = server.send(server.request(SOURCE).DELETE());

      assertThat(answer.status()).isEqualTo(202);
      assertThat(server.postings()).hasSize(TestServer.PARTITIONS)
          .containsOnly(new SourceForgotten("acme", TestServer.NOW));
      assertThat(server.kafka.history()).extracting(ProducerRecord::partition).containsExactlyInAnyOrder(0, 1, 2);
      assertThat(server.kafka.history()).extracting(record -> new String(record.key(), UTF_8))
          .containsOnly("acme:");
      assertThat(server.count("skilltide.forgets.accepted")).isEqualTo(1);
      assertThat(server.count("skilltide.events.published")).isEqualTo(TestServer.PARTITIONS);
    }
  }

  @Test
  void aSourceIsForgottenOnlyOnceEveryPartitionSaysSo() throws Exception {
    try (TestServer server = new TestServer(false, TestServer.INGEST)) {
      CompletableFuture<TestServer.Answer> answer = server.sendLater(server.request(SOURCE).DELETE());
      TestServer.until(() -> server.postings().size() == TestServer.PARTITIONS);
      server.kafka.completeNext();
      server.kafka.completeNext();
      assertThat(answer).isNotDone();

      server.kafka.errorNext(new TimeoutException("no leader"));

      assertThat(answer.join().status()).isEqualTo(503);
      assertThat(answer.join().header("Retry-After")).isEqualTo("5");
      assertThat(answer.join().problem()).startsWith("application/problem+json").contains("no leader");
      assertThat(server.rejected("forgets", "unavailable")).isEqualTo(1);
    }
  }

  @Test
  void aTopicWithoutPartitionsForgetsNothing() throws Exception {
    try (TestServer server = new TestServer(true, TestServer.INGEST, 0)) {
      TestServer.Answer answer = server.send(server.request(SOURCE).DELETE());

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.problem()).contains("job-postings has no partitions yet");
    }
  }

  @ParameterizedTest
  @CsvSource({"/api/v1/sources/acme,forget", "/api/v1/sources/acme?forget=false,forget",
    "/api/v1/sources/Acme?forget=true,source", "/api/v1/postings?id=%20&forget=true,id",
    "/api/v1/sources/acme?forget=maybe,forget", "/api/v1/postings?id=1&forget=maybe,forget"})
  void nothingIsForgottenByASlip(String path, String field) throws Exception {
    try (TestServer server = new TestServer()) {
      TestServer.Answer answer = server.send(server.request(path).DELETE());

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.problem()).startsWith("application/problem+json").contains(field);
      assertThat(server.kafka.history()).isEmpty();
    }
  }

  @Test
  void otherSitesForgetNothing() throws Exception {
    try (TestServer server = new TestServer()) {
      TestServer.Answer answer = server.send(server.request(SOURCE, "Origin", "https://evil.example").DELETE());

      assertThat(answer.status()).isEqualTo(403);
      assertThat(server.kafka.history()).isEmpty();
    }
  }
}
