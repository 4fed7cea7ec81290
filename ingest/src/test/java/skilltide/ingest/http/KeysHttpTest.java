package skilltide.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.MutableHttpRequest;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skilltide.ingest.keys.KeyFile;
import skilltide.ingest.keys.KeySecret;
import skilltide.ingest.keys.PublisherKey;
import skilltide.ingest.web.Operators;

class KeysHttpTest {
  private static final String POSTINGS = "/api/v1/postings";
  private static final String POSTING = "{\"identifier\":\"1\",\"title\":\"Engineer\"}";
  private static final String PROBLEM = "application/problem+json";
  private static final KeySecret ACME = KeySecret.fresh();
  private static final KeySecret SLOW = KeySecret.fresh();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;
  private KeyFile keys;
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    keys = new KeyFile(folder.resolve("publisher-keys"));
    keys.add(key("acme", ACME, Set.of("acme", "http"), 1_000));
    keys.add(key("slow", SLOW, Set.of("*"), 1));
    server = server(Map.of("micronaut.server.host", "0.0.0.0"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"POST,/api/v1/postings", "DELETE,/api/v1/postings?id=1", "DELETE,/api/v1/postings?id=1&forget=true",
    "DELETE,/api/v1/sources/acme?forget=true", "POST,/api/v1/postings/"})
  void whatIsReachedFromOutsideNeedsAKey(String method, String path) throws Exception {
    TestServer.Answer answer = server.send(request(method, path));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(answer.problem()).startsWith(PROBLEM).contains("./skilltide key new").doesNotContain("knows none");
    assertThat(server.kafka.history()).isEmpty();

    TestServer.Answer with = server.send(request(method, path, "Authorization", "Bearer " + ACME.reveal()));

    assertThat(with.status()).isEqualTo(202);
    assertThat(server.kafka.history()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Bearer skt_wrong", "Bearer", "Basic YTpi", "skt_"})
  void aKeyThatIsNotKnownIsRefused(String authorization) throws Exception {
    TestServer.Answer answer = server.send(request("POST", POSTINGS, "Authorization", authorization));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).contains("invalid_token");
    assertThat(answer.problem()).startsWith(PROBLEM).contains("revoked");
    assertThat(answer.text()).doesNotContain("skt_wrong");
    assertThat(server.rejected("postings", "unauthorized")).isEqualTo(1);
    assertThat(server.count("skilltide.postings.received")).isEqualTo(1);
  }

  @Test
  void aHashIsNoKey() throws Exception {
    assertThat(server.send(request("POST", POSTINGS, "Authorization", "Bearer " + ACME.hash())).status())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({"POST,/api/v1/postings?source=other", "DELETE,/api/v1/postings?id=1&source=other",
    "DELETE,/api/v1/sources/other?forget=true"})
  void aKeyIsForItsSourcesOnly(String method, String path) throws Exception {
    TestServer.Answer answer = server.send(request(method, path, "Authorization", "Bearer " + ACME.reveal()));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.problem()).startsWith(PROBLEM).contains("for acme,http, not for 'other'");
    assertThat(server.kafka.history()).isEmpty();
  }

  @Test
  void anOperatorHoldsAKeyForEverySource() {
    assertThat(refused(Optional.empty())).isEqualTo(401);
    assertThat(refused(Optional.of("Bearer skt_wrong"))).isEqualTo(401);
    assertThat(refused(Optional.of("Bearer " + ACME.reveal()))).isEqualTo(403);
    assertThat(refused(Optional.of("Bearer " + SLOW.reveal()))).isZero();
  }

  private int refused(Optional<String> authorization) {
    MutableHttpRequest<?> request = io.micronaut.http.HttpRequest.POST("/api/v1/countings", "");
    authorization.ifPresent(value -> request.header("Authorization", value));
    return server.bean(Operators.class).refusal(request).map(refusal -> refusal.status().getCode()).orElse(0);
  }

  @Test
  void whoIsTooQuickIsToldWhenToComeAgain() throws Exception {
    String ten = (POSTING + "\n").repeat(10);
    assertThat(server.post(POSTINGS, "application/x-ndjson", ten, "Authorization", "Bearer " + SLOW.reveal()).status())
        .isEqualTo(202);

    TestServer.Answer answer = server.send(request("POST", POSTINGS, "Authorization", "Bearer " + SLOW.reveal()));

    assertThat(answer.status()).isEqualTo(429);
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isEqualTo(1);
    assertThat(answer.problem()).startsWith(PROBLEM).contains("rate of this key");
    assertThat(server.postings()).hasSize(10);
    assertThat(server.rejected("postings", "limited")).isEqualTo(1);
  }

  @Test
  void aStreamIsSlowedDownAndNotRefused() throws Exception {
    long began = System.nanoTime();
    TestServer.Answer answer = server.post(POSTINGS, "application/x-ndjson", (POSTING + "\n").repeat(12),
        "Authorization", "Bearer " + SLOW.reveal());

    assertThat(answer.status()).isEqualTo(202);
    assertThat(server.postings()).hasSize(12);
    assertThat(System.nanoTime() - began).isGreaterThan(1_000_000_000L); // ten at once, two more at one a second
  }

  @Test
  void aRevokedKeyIsNoLongerTakenAndANewOneIs() throws Exception {
    KeySecret fresh = KeySecret.fresh();
    keys.remove("acme");
    keys.add(key("fresh", fresh, Set.of("http"), 10));

    TestServer.until(() -> status("Bearer " + ACME.reveal()) == 401);
    assertThat(status("Bearer " + fresh.reveal())).isEqualTo(202);
  }

  @Test
  void aFileThatBreaksLeavesTheKeysAsTheyWere() throws Exception {
    Files.writeString(keys.path(), "nonsense\n");
    KeySecret fresh = KeySecret.fresh();

    assertThat(status("Bearer " + ACME.reveal())).isEqualTo(202);
    Files.delete(keys.path());
    keys.add(key("fresh", fresh, Set.of("http"), 10));
    TestServer.until(() -> status("Bearer " + fresh.reveal()) == 202);
    assertThat(status("Bearer " + ACME.reveal())).isEqualTo(401);
  }

  @Test
  void viewsNeedNone() throws Exception {
    assertThat(server.post("/api/v1/views", "application/json", "{\"term\":\"kotlin\"}").status()).isEqualTo(204);
  }

  @Test
  void requestsAreCountedByKey() throws Exception {
    server.send(request("POST", POSTINGS, "Authorization", "Bearer " + ACME.reveal()));
    server.send(request("POST", POSTINGS + "?source=other", "Authorization", "Bearer " + ACME.reveal()));
    server.send(request("POST", POSTINGS));

    assertThat(server.counter("skilltide.key.requests", "key", "acme", "outcome", "admitted")).isEqualTo(1);
    assertThat(server.counter("skilltide.key.requests", "key", "acme", "outcome", "forbidden")).isEqualTo(1);
    assertThat(server.counter("skilltide.key.requests", "key", "", "outcome", "unknown")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"micronaut.server.client-address-header,X-Forwarded-For",
    "skilltide.allowed-hosts,'localhost,127.0.0.1,board.example'",
    "skilltide.keys.required,true"})
  void whatIsMeantForOthersNeedsAKeyOnThisMachineToo(String setting, String value) throws Exception {
    try (TestServer behind = server(Map.of(setting, value))) {
      assertThat(behind.post(POSTINGS, "application/json", POSTING).status()).isEqualTo(401);
      assertThat(
          behind.post(POSTINGS, "application/json", POSTING, "Authorization", "Bearer " + ACME.reveal()).status())
          .isEqualTo(202);
    }
  }

  @ParameterizedTest
  @CsvSource({"Forwarded,for=192.0.2.1", "X-Forwarded-For,192.0.2.1", "x-forwarded-proto,https", "Via,1.1 proxy",
    "X-Real-IP,192.0.2.1"})
  void whatCameByWayOfAProxyNeedsAKey(String header, String value) throws Exception {
    try (TestServer local = server(Map.of())) {
      assertThat(local.post(POSTINGS, "application/json", POSTING).status()).isEqualTo(202);
      assertThat(local.post(POSTINGS, "application/json", POSTING, header, value).status()).isEqualTo(401);
    }
  }

  @Test
  void whereNoneIsNeededAWrongOneIsRefusedAllTheSame() throws Exception {
    try (TestServer local = server(Map.of())) {
      assertThat(local.post(POSTINGS, "application/json", POSTING, "Authorization", "Bearer skt_wrong").status())
          .isEqualTo(401);
    }
  }

  private int status(String authorization) {
    try {
      return server.send(request("POST", POSTINGS, "Authorization", authorization)).status();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest.Builder request(String method, String path, String... headers) {
    HttpRequest.Builder request = server.request(path, headers);
    return method.equals("POST")
        ? request.POST(HttpRequest.BodyPublishers.ofString(POSTING)).header("Content-Type", "application/json")
        : request.DELETE();
  }

  private TestServer server(Map<String, Object> more) {
    Map<String, Object> properties = new HashMap<>(TestServer.INGEST);
    properties.put("skilltide.keys.file", folder.resolve("publisher-keys").toString());
    properties.putAll(more);
    return new TestServer(true, properties);
  }

  private static PublisherKey key(String name, KeySecret secret, Set<String> sources, int rate) {
    return new PublisherKey(name, secret.hash(), sources, rate, Instant.parse("2026-11-25T12:00:00Z"));
  }
}
