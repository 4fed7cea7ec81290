package skilltide.dashboard.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skilltide.dashboard.DashboardServer;

/** What a viewer may not do, and how they are told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsTest {
  private static final String VIEW = "{\"limit\":1}";

  private final HttpClient http = HttpClient.newHttpClient();
  private DashboardServer server;

  @BeforeAll
  void start() {
    server = DashboardServer.start(Map.of("skilltide.live.tick", "1ms", "skilltide.live.max-sockets", 6,
        "skilltide.live.max-sockets-per-address", 4, "skilltide.live.max-views", 2, "skilltide.live.keep", "0s",
        "skilltide.live.views-per-second", 3, "skilltide.live.max-message", 1000, "skilltide.allowed-origins",
        "https://glossary.example", "micronaut.server.client-address-header", "X-Forwarded-For"));
  }

  @AfterAll
  void stop() {
    http.close();
    server.close();
  }

  @BeforeEach
  void forget() {
    await().until(() -> server.bean(MeterRegistry.class).get("skilltide.live.sockets").gauge().value() == 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "http://127.0.0.1:1", "null"})
  void pagesOfOtherSitesAreRefused(String origin) throws Exception {
    try (RawSocket socket = open("Origin: " + origin)) {
      assertThat(socket.head()).startsWith("HTTP/1.1 403 ");
    }
    assertThat(get("/api/v1/live", "Origin", origin).statusCode()).isEqualTo(403);
  }

  @Test
  void pagesOfOurOwnAndOfAllowedSitesAreLetIn() throws Exception {
    String own = "http://127.0.0.1:" + server.address().getPort();
    for (String origin : List.of(own, "https://glossary.example")) {
      try (RawSocket socket = open("Origin: " + origin)) {
        assertThat(socket.head()).startsWith("HTTP/1.1 101 ");
        assertThat(socket.send(VIEW).frame().get("type").asText()).isEqualTo("snapshot");
      }
    }
  }

  @Test
  void requestThatIsNoUpgradeIsToldSo() throws Exception {
    HttpResponse<String> answer = get("/ws/v1/live", "Accept", "*/*");

    assertThat(answer.statusCode()).isEqualTo(426);
    assertThat(answer.headers().firstValue("Sec-WebSocket-Version")).contains("13");
    assertThat(answer.body()).contains("/api/v1/live");
  }

  @Test
  void messageThatIsTooLargeIsRefusedWholeOrInFragments() throws Exception {
    try (RawSocket whole = open(); RawSocket parts = open()) {
      whole.send("x".repeat(1001));
      for (int i = 0; i < 5; i++) {
        parts.send(i == 0 ? RawSocket.TEXT : RawSocket.CONTINUED, new byte[250]);
      }

      assertThat(whole.closed().code()).isEqualTo(1009);
      assertThat(parts.closed().code()).isEqualTo(1009);
    }
  }

  @Test
  void messageInFragmentsIsUnderstood() throws Exception {
    try (RawSocket socket = open()) {
      socket.send(RawSocket.TEXT, "{\"limit\"".getBytes(UTF_8));
      socket.send(RawSocket.FINAL | RawSocket.PING, new byte[]{7});
      socket.send(RawSocket.FINAL | RawSocket.CONTINUED, ":1}".getBytes(UTF_8));

      assertThat(socket.next()).satisfies(pong -> {
        assertThat(pong.first()).isEqualTo(RawSocket.PONG);
        assertThat(pong.payload()).containsExactly(7);
      });
      assertThat(socket.frame().get("type").asText()).isEqualTo("snapshot");
    }
  }

  @Test
  void whatIsNoTextIsRefused() throws Exception {
    try (RawSocket binary = open(); RawSocket broken = open(); RawSocket unmasked = open()) {
      binary.send(RawSocket.FINAL | RawSocket.BINARY, new byte[]{1});
      broken.send(RawSocket.FINAL | RawSocket.TEXT, new byte[]{'"', (byte) 0xC3, '"'});
      unmasked.sendBytes(new byte[]{(byte) 0x81, 1, '{'});

      assertThat(binary.closed().code()).isEqualTo(1003);
      assertThat(broken.closed().code()).isEqualTo(1007);
      assertThat(unmasked.closed().code()).isEqualTo(1002);
    }
  }

  @Test
  void closeIsAnswered() throws Exception {
    try (RawSocket socket = open()) {
      socket.send(RawSocket.FINAL | RawSocket.CLOSE, new byte[]{3, (byte) 0xE8});

      assertThat(socket.closed().code()).isEqualTo(1000);
    }
  }

  @Test
  void whoAsksTooOftenIsSentAway() throws Exception {
    try (RawSocket socket = open()) {
      for (int i = 0; i < 30; i++) {
        socket.send(VIEW);
      }

      RawSocket.Message closed = socket.closed();
      assertThat(closed.code()).isEqualTo(4002);
      assertThat(closed.reason()).contains("ask more slowly");
    }
  }

  @Test
  void oneAddressGetsOnlySoManySockets() throws Exception {
    List<RawSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        sockets.add(open());
        sockets.getLast().send(VIEW).frame();
      }
      try (RawSocket oneTooMany = open()) {
        assertThat(oneTooMany.closed().code()).isEqualTo(4001);
      }
      HttpResponse<String> events = get("/api/v1/live", "Accept", "text/event-stream");
      assertThat(events.statusCode()).isEqualTo(429);
      assertThat(events.headers().firstValue("Retry-After")).isPresent();
      assertThat(events.body()).contains("Too many sockets of your address");

      // Behind a proxy it is the header's address that counts.
      sockets.add(open("X-Forwarded-For: 127.0.0.1, 192.0.2.1"));
      assertThat(sockets.getLast().send(VIEW).frame().get("type").asText()).isEqualTo("snapshot");
    } finally {
      closeAll(sockets);
    }
  }

  @Test
  void thereAreOnlySoManyPlaces() throws Exception {
    List<RawSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 6; i++) {
        sockets.add(open("X-Forwarded-For: 192.0.2." + i));
        sockets.getLast().send(VIEW).frame();
      }
      try (RawSocket oneTooMany = open("X-Forwarded-For: 192.0.2.9")) {
        assertThat(oneTooMany.closed().code()).isEqualTo(1013);
      }
      assertThat(get("/api/v1/live", "X-Forwarded-For", "192.0.2.9").statusCode()).isEqualTo(503);

      sockets.removeFirst().close();
      await().untilAsserted(() -> {
        try (RawSocket next = open("X-Forwarded-For: 192.0.2.9")) {
          assertThat(next.send(VIEW).frame().get("type").asText()).isEqualTo("snapshot");
        }
      });
    } finally {
      closeAll(sockets);
    }
  }

  @Test
  void onlySoManyViewsAreWatchedAtATime() throws Exception {
    try (RawSocket one = open(); RawSocket two = open(); RawSocket three = open()) {
      one.send("{\"limit\":1}").frame();
      two.send("{\"limit\":2}").frame();

      assertThat(three.send("{\"limit\":3}").frame().get("status").asInt()).isEqualTo(503);
      assertThat(three.send("{\"limit\":2}").frame().get("type").asText()).isEqualTo("snapshot");

      one.close();
      await().pollInterval(Duration.ofMillis(500))
          .until(() -> three.send("{\"limit\":4}").frame().get("type").asText().equals("snapshot"));
    }
  }

  private RawSocket open(String... headers) throws IOException {
    return new RawSocket(server.address(), headers);
  }

  private static void closeAll(List<RawSocket> sockets) throws IOException {
    for (RawSocket socket : sockets) {
      socket.close();
    }
  }

  private HttpResponse<String> get(String path, String header, String value) throws Exception {
    return http.send(HttpRequest.newBuilder(server.address().resolve(path)).header(header, value).build(),
        BodyHandlers.ofString());
  }
}
