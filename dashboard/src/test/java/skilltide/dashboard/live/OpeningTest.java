package skilltide.dashboard.live;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skilltide.dashboard.DashboardServer;

/** Whatever comes instead of a proper opening, nothing of it stays behind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpeningTest {
  private static final String EVENTS = "GET /api/v1/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
  private static final String KEY = "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
  private static final String UPGRADE = " /ws/v1/live HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n" + KEY;
  private static final String SOCKET = "GET" + UPGRADE + "Connection: keep-alive, Upgrade\r\n\r\n";
  private DashboardServer server;

  @BeforeAll
  void start() {
    server = DashboardServer.start(Map.of("skilltide.live.max-sockets-per-address", 2));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"/api/v1/live,/api/v1/live", "/api/v1/live,/api/v1/live?kind=nonsense", "/api/v1/live,/api/v1/skills",
    "/api/v1/live,/ws/v1/live", "/ws/v1/live,/ws/v1/live", "/ws/v1/live,/api/v1/live"})
  void whoAsksForMoreBehindALiveViewIsCutOffAndKeepsNoPlace(String first, String second) throws Exception {
    try (Socket socket = connect()) {
      socket.getOutputStream().write((request(first) + request(second)).getBytes(ISO_8859_1));

      assertThat(socket.getInputStream().readAllBytes()).isEmpty();
    }
    await().until(() -> server.bean(MeterRegistry.class).get("skilltide.live.sockets").gauge().value() == 0);
  }

  @Test
  void liveViewMayFollowAnotherAnswer() throws Exception {
    try (Socket socket = connect()) {
      socket.getOutputStream().write((request("/api/v1/skills?kind=nonsense") + EVENTS).getBytes(ISO_8859_1));

      assertThat(until(socket, "\ndata: ")).startsWith("HTTP/1.1 400 ").contains("HTTP/1.1 200 ", "retry: ");
    }
  }

  @Test
  void upgradeThatTheConnectionDoesNotNameIsRefused() throws Exception {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(("GET" + UPGRADE + "Connection: keep-alive\r\n\r\n").getBytes(ISO_8859_1));

      assertThat(until(socket, "\r\n")).startsWith("HTTP/1.1 426 ");
    }
    try (Socket socket = connect()) {
      socket.getOutputStream().write(SOCKET.getBytes(ISO_8859_1));

      assertThat(until(socket, "\r\n")).startsWith("HTTP/1.1 101 ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {SOCKET, EVENTS})
  void headIsRefused(String opening) throws Exception {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(opening.replace("GET", "HEAD").getBytes(ISO_8859_1));

      assertThat(until(socket, "\r\n")).startsWith("HTTP/1.1 405 ");
    }
  }

  @Test
  void nobodyGetsMorePlacesByMakingAddressesUp() throws Exception {
    await().until(() -> server.bean(MeterRegistry.class).get("skilltide.live.sockets").gauge().value() == 0);
    List<RawSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 2; i++) {
        sockets.add(new RawSocket(server.address(), "X-Forwarded-For: 192.0.2." + i));
        sockets.getLast().send("{}").frame();
      }
      for (String header : List.of("X-Forwarded-For: 192.0.2.9", "Forwarded: for=192.0.2.9")) {
        try (RawSocket oneTooMany = new RawSocket(server.address(), header)) {
          assertThat(oneTooMany.closed().code()).isEqualTo(4001);
        }
      }
    } finally {
      for (RawSocket socket : sockets) {
        socket.close();
      }
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static String request(String path) {
    return path.startsWith("/ws/") ? SOCKET : EVENTS.replace("/api/v1/live", path);
  }

  private static String until(Socket socket, String end) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf(end) < 0) {
      int next = socket.getInputStream().read();
      assertThat(next).as("after " + text).isNotNegative();
      text.append((char) next);
    }
    return text.toString();
  }
}
