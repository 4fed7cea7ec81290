package skilltide.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyTest {
  private static final String POSTINGS = "/api/v1/postings";
  private static final String NDJSON = "application/x-ndjson";
  private static final String BODY = "{\"identifier\":\"1\",\"title\":\"Engineer\"}\n{}\n";
  private static final String KEY = "Idempotency-Key";

  @Test
  void theSameAgainIsAnsweredTheSameAndPublishedOnce() throws Exception {
    try (TestServer server = new TestServer()) {
      TestServer.Answer first = server.post(POSTINGS, NDJSON, BODY, KEY, "\"8e03978e\"");
      TestServer.Answer again = server.post(POSTINGS, NDJSON, BODY, KEY, "8e03978e");

      assertThat(first.status()).isEqualTo(202);
      assertThat(first.header("Idempotency-Replayed")).isEmpty();
      assertThat(again.status()).isEqualTo(202);
      assertThat(again.text()).isEqualTo(first.text());
      assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
      assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
      assertThat(server.postings()).hasSize(1);
      assertThat(server.count("skilltide.postings.received")).isEqualTo(2);
    }
  }

  @Test
  void aProblemIsAnsweredTheSame() throws Exception {
    try (TestServer server = new TestServer()) {
      TestServer.Answer first = server.post(POSTINGS, NDJSON, "{}", KEY, "k");
      TestServer.Answer again = server.post(POSTINGS, NDJSON, "{}", KEY, "k");

      assertThat(first.status()).isEqualTo(422);
      assertThat(again.status()).isEqualTo(422);
      assertThat(again.text()).isEqualTo(first.text());
      assertThat(again.problem()).startsWith("application/problem+json");
    }
  }

  @Test
  void aKeyIsForOneBodyAndOneSource() throws Exception {
    try (TestServer server = new TestServer()) {
      server.post(POSTINGS, NDJSON, BODY, KEY, "k");
      TestServer.Answer body = server.post(POSTINGS, NDJSON, BODY + BODY, KEY, "k");
      TestServer.Answer source = server.post(POSTINGS + "?source=acme", NDJSON, BODY, KEY, "k");

      assertThat(body.status()).isEqualTo(422);
      assertThat(body.problem()).startsWith("application/problem+json").contains("another body");
      assertThat(source.status()).isEqualTo(422);
      assertThat(server.postings()).hasSize(1);
    }
  }

  @Test
  void whatIsUnderWayIsNotTakenTwice() throws Exception {
    try (TestServer server = new TestServer(false, TestServer.INGEST)) {
      CompletableFuture<TestServer.Answer> first = server.sendLater(server.request(POSTINGS, KEY, "k", "Content-Type",
          NDJSON).POST(java.net.http.HttpRequest.BodyPublishers.ofString(BODY)));
      TestServer.until(() -> server.postings().size() == 1);

      TestServer.Answer second = server.post(POSTINGS, NDJSON, BODY, KEY, "k");

      assertThat(second.status()).isEqualTo(409);
      assertThat(second.header("Retry-After")).isEqualTo("1");
      server.kafka.completeNext();
      assertThat(first.join().status()).isEqualTo(202);
      assertThat(server.post(POSTINGS, NDJSON, BODY, KEY, "k").header("Idempotency-Replayed")).isEqualTo("true");
      assertThat(server.postings()).hasSize(1);
    }
  }

  @Test
  void whatFailedIsTriedAgain() throws Exception {
    try (TestServer server = new TestServer()) {
      server.kafka.sendException = new TimeoutException("no broker");
      assertThat(server.post(POSTINGS, NDJSON, BODY, KEY, "k").status()).isEqualTo(503);

      server.kafka.sendException = null;

      assertThat(server.post(POSTINGS, NDJSON, BODY, KEY, "k").status()).isEqualTo(202);
      assertThat(server.postings()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"open", "two words", "\"\"", "a\"b"})
  void aKeyThatIsNoneIsRefused(String key) throws Exception {
    try (TestServer server = new TestServer()) {
      TestServer.Answer answer = server.post(POSTINGS, NDJSON, BODY, KEY, key);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().path("field").asText()).isEqualTo(KEY);
      assertThat(server.postings()).isEmpty();
    }
  }

  @Test
  void answersAreForgottenAfterADayAndTheOldestWhenTheyAreMany() {
    Ticking clock = new Ticking();
    Answered answered = new Answered(clock);
    HttpResponse<byte[]> large = HttpResponse.ok(new byte[Answered.MAX_BYTES / 4]);
    for (int i = 0; i < 5; i++) {
      answered.begin(key(i));
      answered.keep(key(i), "digest", large);
    }

    assertThat(answered.begin(key(1))).isEmpty();
    answered.drop(key(1));
    assertThat(answered.begin(key(4))).isPresent();
    clock.now = clock.now.plus(Answered.KEPT).plusSeconds(1);
    assertThat(answered.begin(key(4))).isEmpty();
  }

  private static IdempotencyKey key(int number) {
    return new IdempotencyKey("acme", "k" + number);
  }

  private static final class Ticking extends Clock {
    private Instant now = TestServer.NOW;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
