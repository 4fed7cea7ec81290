package skilltide.dashboard.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static skilltide.dashboard.cube.CubeRows.posted;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import skilltide.dashboard.DashboardServer;

/** Messages are compressed each by itself, so once for all viewers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeflateTest {
  private static final String VIEW = "{\"kind\":\"language\"}";

  private DashboardServer server;

  @BeforeAll
  void start() {
    server = DashboardServer.start(Map.of("skilltide.live.tick", "1ms"));
    server.cube().apply(List.of(posted("2018-04-26", 10, Map.of("go", 5, "rust", 4, "java", 1))));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void whatABrowserOffersIsAgreedOnWithNothingKeptBetweenMessages() throws Exception {
    try (RawSocket socket = new RawSocket(server.address(), RawSocket.DEFLATE)) {
      assertThat(socket.head()).startsWith("HTTP/1.1 101 ").containsIgnoringCase(
          "sec-websocket-extensions: permessage-deflate;server_no_context_takeover;client_no_context_takeover\r\n");
    }
  }

  @Test
  void framesAreCompressedAndUnderstoodByThemselves() throws Exception {
    try (RawSocket plain = new RawSocket(server.address());
        RawSocket deflated = new RawSocket(server.address(), RawSocket.DEFLATE)) {
      RawSocket.Message large = plain.send(VIEW).next();
      RawSocket.Message small = deflated.send(VIEW).next();
      assertThat(small.first()).isEqualTo(RawSocket.TEXT | RawSocket.COMPRESSED);
      assertThat(small.payload()).hasSizeLessThan(large.payload().length / 2);
      assertThat(small.json()).isEqualTo(large.json());

      server.cube().apply(List.of(posted("2018-04-26", 11, Map.of("go", 6, "rust", 4, "java", 1))));

      JsonNode delta = plain.frame();
      assertThat(delta.get("type").asText()).isEqualTo("delta");
      assertThat(deflated.frame()).isEqualTo(delta);
    }
  }

  @Test
  void compressedMessagesAreUnderstood() throws Exception {
    try (RawSocket socket = new RawSocket(server.address(), RawSocket.DEFLATE)) {
      for (int limit = 1; limit < 3; limit++) {
        byte[] view = deflated("{\"limit\":%d}".formatted(limit).getBytes(UTF_8));
        socket.send(RawSocket.FINAL | RawSocket.COMPRESSED | RawSocket.TEXT, view);

        assertThat(socket.frame().at("/view/limit").asInt()).isEqualTo(limit);
      }
    }
  }

  @Test
  void messageThatUnpacksToTooMuchIsRefused() throws Exception {
    try (RawSocket socket = new RawSocket(server.address(), RawSocket.DEFLATE)) {
      socket.send(RawSocket.FINAL | RawSocket.COMPRESSED | RawSocket.TEXT, deflated(new byte[1_000_000]));

      assertThat(socket.closed().code()).isEqualTo(1009);
    }
  }

  @Test
  void whoAsksForAnotherWindowIsServedUncompressed() throws Exception {
    try (RawSocket socket = new RawSocket(server.address(),
        "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=9")) {
      assertThat(socket.head()).doesNotContainIgnoringCase("sec-websocket-extensions");
      assertThat(socket.send(VIEW).next().first()).isEqualTo(RawSocket.TEXT);
    }
  }

  private static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater(9, true);
    deflater.setInput(bytes);
    byte[] out = new byte[bytes.length + 100];
    int length = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
    deflater.end();
    return Arrays.copyOf(out, length - 4);
  }
}
