package skilltide.dashboard.live;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/** One HTTP/1.1 connection that postings are sent over, one request a posting. */
final class PostLine implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;
  private final String head;
  private final byte[] buffer = new byte[1 << 16];

  PostLine(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = socket.getInputStream();
    head = "POST /api/v1/postings HTTP/1.1\r\nHost: 127.0.0.1:" + port
        + "\r\nContent-Type: application/json\r\nContent-Length: ";
  }

  /**
   * Sends one, and reads the whole answer.
   *
   * @return its status
   */
  int post(String json) throws IOException {
    byte[] body = json.getBytes(UTF_8);
    ByteArrayOutputStream request = new ByteArrayOutputStream(body.length + 200);
    request.writeBytes((head + body.length + "\r\n\r\n").getBytes(ISO_8859_1));
    request.writeBytes(body);
    socket.getOutputStream().write(request.toByteArray());
    int size = 0;
    while (true) {
      int read = in.read(buffer, size, buffer.length - size);
      if (read < 0) {
        throw new EOFException("The server has hung up");
      }
      size += read;
      String answer = new String(buffer, 0, size, ISO_8859_1).toLowerCase(Locale.ROOT);
      int end = answer.indexOf("\r\n\r\n");
      if (end >= 0 && size >= end + 4 + length(answer)) {
        return Integer.parseInt(answer.substring(9, 12));
      }
    }
  }

  private static int length(String answer) {
    int at = answer.indexOf("content-length:");
    if (at < 0) {
      throw new IllegalStateException(answer);
    }
    return Integer.parseInt(answer.substring(at + "content-length:".length(), answer.indexOf('\r', at)).strip());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
