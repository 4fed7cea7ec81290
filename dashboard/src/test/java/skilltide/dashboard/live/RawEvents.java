package skilltide.dashboard.live;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;

/** Server-sent events as they come over the connection. */
final class RawEvents implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One event.
   *
   * @param id as it is sent; empty without
   */
  record Event(String id, JsonNode data) {}

  private final Socket socket;
  private final BufferedReader in;
  private final String head;

  RawEvents(int port, String query, String... headers) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    String request = "GET /api/v1/live" + query + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
        + "\r\nAccept: text/event-stream\r\n" + String.join("\r\n", headers) + (headers.length > 0 ? "\r\n" : "")
        + "\r\n";
    socket.getOutputStream().write(request.getBytes(ISO_8859_1));
    StringBuilder text = new StringBuilder();
    for (String line = line(); !line.isEmpty(); line = line()) {
      text.append(line).append('\n');
    }
    head = text.toString();
  }

  String head() {
    return head;
  }

  /** A line as it comes. */
  String line() throws IOException {
    String line = in.readLine();
    if (line == null) {
      throw new EOFException();
    }
    return line;
  }

  /** The next event; comments are left out. */
  Event next() throws IOException {
    String id = "";
    String data = "";
    while (true) {
      String line = line();
      if (line.startsWith("id: ")) {
        id = line.substring("id: ".length());
      } else if (line.startsWith("data: ")) {
        data = line.substring("data: ".length());
      } else if (line.isEmpty() && !data.isEmpty()) {
        return new Event(id, JSON.readTree(data));
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
