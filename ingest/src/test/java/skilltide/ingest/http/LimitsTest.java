package skilltide.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
  private static final String POSTINGS = "/api/v1/postings";
  private static final String NDJSON = "application/x-ndjson";
  private static final String LINE = "{\"identifier\":\"1\",\"title\":\"Engineer\"}\n";

  @Test
  void aBodyLongerThanItMayBeIsToldWithWhatWasTaken() throws Exception {
    try (TestServer server = server("skilltide.ingest.max-body", 100_000)) {
      TestServer.Answer answer = server.post(POSTINGS, NDJSON, LINE.repeat(10_000));

      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.problem()).startsWith("application/problem+json").contains("100,000 bytes", "in several",
          "send the rest");
      assertThat(answer.json().path("accepted").asInt()).isEqualTo(server.postings().size()).isPositive();
      assertThat(server.count("skilltide.postings.received")).isEqualTo(
          server.count("skilltide.postings.accepted") + server.count("skilltide.postings.rejected"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"identifier\":\"1\",\"title\":\"", "  ", "{\"a\":", "\n"})
  void aBombIsNotUnpacked(String seed) throws Exception {
    try (TestServer server = new TestServer()) {
      for (String type : new String[]{NDJSON, "application/json"}) {
        TestServer.Answer answer = server.post(POSTINGS, type, HttpRequest.BodyPublishers.ofByteArray(bomb(seed)),
            "Content-Encoding", "gzip");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.problem()).contains("unpacks to more than 100 times its size");
      }
      assertThat(server.postings()).isEmpty();
    }
  }

  @Test
  void oneBombInABombIsOnlyText() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bomb(" "));
    }
    try (TestServer server = new TestServer()) {
      assertThat(server.post(POSTINGS, NDJSON, HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray()),
          "Content-Encoding", "gzip").status()).isEqualTo(400);
    }
  }

  @Test
  void whatIsNestedDeeperThanAnyPostingIsRefusedAlone() throws Exception {
    String deep = "{\"identifier\":\"2\",\"title\":\"x\",\"x\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}\n";
    try (TestServer server = new TestServer()) {
      TestServer.Answer answer = server.post(POSTINGS, NDJSON, LINE + deep + LINE);
      TestServer.Answer alone = server.post(POSTINGS, "application/json", deep);

      assertThat(answer.status()).isEqualTo(202);
      assertThat(answer.json().path("accepted").asInt()).isEqualTo(2);
      assertThat(answer.json().path("rejected").get(0).path("reason").asText()).contains("deeper than 64 levels");
      assertThat(alone.status()).isEqualTo(422);
    }
  }

  @Test
  void aSenderThatDripsIsSentAway() throws Exception {
    try (TestServer server = server("skilltide.ingest.patience", "300ms");
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      OutputStream out = socket.getOutputStream();
      out.write("POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: 1000000\r\n\r\n"
          .formatted(POSTINGS, NDJSON).getBytes(UTF_8));
      CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> firstLine(socket));
      while (!answer.isDone()) {
        drip(out);
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos()); // that is what it does
      }

      assertThat(answer.join()).startsWith("HTTP/1.1 408");
      assertThat(server.rejected("postings", "slow")).isEqualTo(1);
    }
  }

  @Test
  void onlyTheTimeThatTheServerWaitsCounts() throws IOException {
    IngestLimits limits = new IngestLimits(Long.MAX_VALUE, 100, 1_000, Duration.ofSeconds(1), 0, 1, 1, 1, 1);
    long[] now = {0};
    InputStream body = new InputStream() {
      @Override
      public int read() {
        now[0] += Duration.ofMillis(1).toNanos(); // a byte a millisecond: exactly as fast as it must be
        return 'x';
      }

      @Override
      public int read(byte[] bytes, int offset, int length) {
        bytes[offset] = (byte) read();
        return 1;
      }
    };
    PacedInput paced = new PacedInput(body, limits, () -> now[0]);
    for (int i = 0; i < 10_000; i++) {
      assertThat(paced.read()).isPositive();
      now[0] += Duration.ofSeconds(10).toNanos(); // Kafka takes its time
    }
    assertThat(new PacedInput(new ByteArrayInputStream(new byte[10]), limits, () -> now[0]).read()).isZero();
  }

  @Test
  void moreAtOnceThanThereIsRoomForAreToldToComeAgain() throws Exception {
    Map<String, Object> one = new HashMap<>(TestServer.INGEST);
    one.put("skilltide.ingest.max-small", 1);
    one.put("skilltide.ingest.max-streams", 1);
    try (TestServer server = new TestServer(false, one)) {
      CompletableFuture<TestServer.Answer> small = server.postLater(POSTINGS, NDJSON, LINE);
      CompletableFuture<TestServer.Answer> stream = server.postLater(POSTINGS, NDJSON, LINE.repeat(2_000));
      TestServer.until(() -> server.postings().size() == 1_001);

      TestServer.Answer second = server.post(POSTINGS, NDJSON, LINE);
      TestServer.Answer secondStream = server.post(POSTINGS, NDJSON, LINE.repeat(2_000));
      TestServer.Answer view = server.post("/api/v1/views", "application/json", "{\"term\":\"kotlin\"}");

      assertThat(second.status()).isEqualTo(503);
      assertThat(second.header("Retry-After")).isEqualTo("1");
      assertThat(second.problem()).contains("as many as it takes at once");
      assertThat(secondStream.status()).isEqualTo(503);
      assertThat(view.status()).isEqualTo(503);
      assertThat(server.rejected("postings", "busy")).isEqualTo(2);
      while (!small.isDone() || !stream.isDone()) {
        server.kafka.completeNext();
      }
      assertThat(small.join().status()).isEqualTo(202);
      assertThat(stream.join().json().path("accepted").asInt()).isEqualTo(2_000);
      CompletableFuture<TestServer.Answer> after = server.postLater(POSTINGS, NDJSON, LINE);
      while (!after.isDone()) {
        server.kafka.completeNext();
      }
      assertThat(after.join().status()).isEqualTo(202);
    }
  }

  private static TestServer server(String setting, Object value) {
    Map<String, Object> properties = new HashMap<>(TestServer.INGEST);
    properties.put(setting, value);
    return new TestServer(true, properties);
  }

  /** Tens of megabytes of the same in tens of kilobytes. */
  private static byte[] bomb(String seed) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(seed.getBytes(UTF_8));
      byte[] same = seed.substring(seed.length() - 1).repeat(1 << 16).getBytes(UTF_8);
      for (int i = 0; i < 512; i++) {
        gzip.write(same);
      }
    }
    return packed.toByteArray();
  }

  private static void drip(OutputStream out) {
    try {
      out.write('\n');
    } catch (IOException e) {
      // Sent away, and told so.
    }
  }

  private static String firstLine(Socket socket) {
    try {
      byte[] answer = new byte[64];
      int length = socket.getInputStream().read(answer);
      return new String(answer, 0, Math.max(length, 0), UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
