package skilltide.ingest.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BackPressureTest {
  private static final int LINE_BYTES = 32 * 1024;
  // In flight, in the server's buffer and in the two sockets.
  private static final long BOUND = 64L << 20;
  private static final long BODY = 1L << 40;
  private static final Duration STALLED = Duration.ofMillis(500);

  @Test
  @Timeout(60)
  void aSenderOfATerabyteWaitsWhileKafkaDoes() throws Exception {
    try (TestServer server = new TestServer(false, TestServer.INGEST); SocketChannel socket = open(server.port())) {
      ByteBuffer line = ByteBuffer.wrap(line());

      long sent = sendUntilStalled(socket, line, () -> server.postings().size() >= 1_000);
      assertThat(server.postings()).hasSize(1_000);
      assertThat(sent).isBetween(1_000L * LINE_BYTES, BOUND);

      for (int i = 0; i < 500; i++) {
        server.kafka.completeNext();
      }
      sendUntilStalled(socket, line, () -> server.postings().size() >= 1_500);
      assertThat(server.postings()).hasSize(1_500);
    }
  }

  /** Sends until the server has enough, and on until the socket takes nothing for a while: then it has stalled. */
  private static long sendUntilStalled(SocketChannel socket, ByteBuffer line, BooleanSupplier enough)
      throws IOException {
    long sent = 0;
    long last = System.nanoTime();
    while (!enough.getAsBoolean() || System.nanoTime() - last < STALLED.toNanos()) {
      int written = socket.write(line);
      if (written > 0) {
        sent += written;
        last = System.nanoTime();
      } else {
        Thread.onSpinWait();
      }
      if (!line.hasRemaining()) {
        line.rewind();
      }
      assertThat(sent).isLessThan(BOUND);
    }
    return sent;
  }

  private static SocketChannel open(int port) throws IOException {
    SocketChannel socket = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    socket.write(ByteBuffer.wrap("""
        POST /api/v1/postings HTTP/1.1\r
        Host: 127.0.0.1:%d\r
        Content-Type: application/x-ndjson\r
        Content-Length: %d\r
        \r
        """.formatted(port, BODY).getBytes(US_ASCII)));
    socket.configureBlocking(false);
    return socket;
  }

  private static byte[] line() {
    String around = "{\"identifier\":\"1\",\"title\":\"%s\",\"description\":\"%s\"}\n".formatted("x", "%s");
    return around.formatted("x".repeat(LINE_BYTES - around.length() + 2)).getBytes(US_ASCII);
  }
}
