package skilltide.ingest.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.ServerWebSocket;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowListsHttpTest {
  private final TestServer server = new TestServer(true, Map.of("skilltide.roles.ingest", "true",
      "skilltide.allowed-hosts", "localhost,127.0.0.1,[::1],board.example", "skilltide.allowed-origins",
      "https://glossary.example"));

  /** Any socket stands for the board's. */
  @ServerWebSocket("/ws/test")
  static final class Socketed {
    @OnMessage
    void onMessage(String message, WebSocketSession session) {
      session.sendSync(message);
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1:{port},,101", "LOCALHOST:{port},,101", "board.example,,101",
    "127.0.0.1:{port},http://127.0.0.1:{port},101", "127.0.0.1:{port},https://glossary.example,101",
    "127.0.0.1:{port},https://evil.example,403", "127.0.0.1:{port},http://127.0.0.1:1,403",
    "127.0.0.1:{port},null,403", "evil.example:{port},,403", "evil.example,http://evil.example,403"})
  void socketsOpenForOurOwnPagesOnly(String host, @Nullable String origin, int status) throws IOException {
    assertThat(status(host, origin, "GET /ws/test HTTP/1.1", """
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        Sec-WebSocket-Version: 13\r
        """)).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1:{port},,204", "127.0.0.1:{port},http://127.0.0.1:{port},204",
    "127.0.0.1:{port},https://glossary.example,204", "127.0.0.1:{port},https://evil.example,403",
    "evil.example:{port},,403"})
  void formsOfOtherSitesAreRefused(String host, @Nullable String origin, int status) throws IOException {
    String body = "{\"term\":\"kotlin\"}";
    assertThat(status(host, origin, "POST /api/v1/views HTTP/1.1", "Content-Type: text/plain\r\nContent-Length: %d\r\n"
        .formatted(body.length()), body)).isEqualTo(status);
    assertThat(server.views()).hasSize(status == 204 ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({"/api/v1/postings", "/api/v1/nothing", "/"})
  void everyPathIsGuarded(String path) throws Exception {
    TestServer.Answer answer = server.send(server.request(path, "Origin", "https://evil.example").GET());

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.problem()).startsWith("application/problem+json").contains("'https://evil.example'")
        .contains("SKILLTIDE_ALLOWED_ORIGINS", "skilltide.allowed-origins");
  }

  @Test
  void pagesOfAllowedOriginsMayReadWhatTheyAskFor() throws Exception {
    assertThat(server.send(server.request("/api/v1/nothing", "Origin", "https://glossary.example").GET())
        .header("Access-Control-Allow-Origin")).isEqualTo("https://glossary.example");
    assertThat(server.send(server.request("/api/v1/nothing", "Origin", "https://evil.example").GET())
        .header("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void aRequestWithoutAHostIsRefused() throws IOException {
    assertThat(status("", null, "GET / HTTP/1.0", "")).isEqualTo(403);
  }

  private int status(String host, @Nullable String origin, String request, String headers, String... body)
      throws IOException {
    String port = Integer.toString(server.port());
    String all = request + "\r\n" + (host.isEmpty() ? "" : "Host: " + host + "\r\n")
        + (origin == null ? "" : "Origin: " + origin + "\r\n") + headers + "\r\n" + String.join("", body);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(all.replace("{port}", port).getBytes(US_ASCII));
      String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
      return Integer.parseInt(line.substring("HTTP/1.1 ".length()).substring(0, 3));
    }
  }
}
