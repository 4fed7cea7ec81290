package skilltide.dashboard.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/** One HTTP/1.1 connection that is kept open: as little work for a request as can be, since client and server share the cores. */
final class HttpLine implements AutoCloseable {
  private static final int MOST_HEAD = 8_192;

  private final Socket socket;
  private final InputStream in;
  private final String head;
  private final byte[] buffer = new byte[1 << 20];
  private int size;

  HttpLine(InetAddress host, int port, String encoding) throws IOException {
    socket = new Socket(host, port);
    socket.setTcpNoDelay(true);
    in = socket.getInputStream();
    head = " HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAccept: application/json\r\nAccept-Encoding: %s\r\n\r\n".formatted(port,
        encoding);
  }

  /**
   * Asks, and reads the whole answer.
   *
   * @return its status
   */
  int get(String path) throws IOException {
    socket.getOutputStream().write(("GET " + path + head).getBytes(ISO_8859_1));
    size = 0;
    int end = headEnd();
    String headers = new String(buffer, 0, end, ISO_8859_1).toLowerCase(Locale.ROOT);
    int length = headers.indexOf("content-length:");
    if (length >= 0) {
      int from = length + "content-length:".length();
      int body = Integer.parseInt(headers.substring(from, headers.indexOf('\r', from)).strip());
      while (size < end + body) {
        more();
      }
    } else { // in chunks: the last one is empty
      while (size < end + 5 || buffer[size - 5] != '0' || buffer[size - 1] != '\n' || buffer[size - 3] != '\n'
          || buffer[size - 6] != '\n') {
        more();
      }
    }
    return Integer.parseInt(headers.substring(9, 12));
  }

  private int headEnd() throws IOException {
    int at = 0;
    while (true) {
      more();
      for (; at + 4 <= size && at < MOST_HEAD; at++) {
        if (buffer[at] == '\r' && buffer[at + 1] == '\n' && buffer[at + 2] == '\r' && buffer[at + 3] == '\n') {
          return at + 4;
        }
      }
    }
  }

  private void more() throws IOException {
    int read = in.read(buffer, size, buffer.length - size);
    if (read < 0) {
      throw new EOFException("The server has hung up");
    }
    size += read;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
