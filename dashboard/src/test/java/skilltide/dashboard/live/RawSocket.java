package skilltide.dashboard.live;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A WebSocket client by hand (RFC 6455), for what no library lets one do: offer what a browser offers, leave unread what
 * comes, break the rules. It answers nothing by itself.
 */
final class RawSocket implements AutoCloseable {
  static final int CONTINUED = 0x0;
  static final int TEXT = 0x1;
  static final int BINARY = 0x2;
  static final int CLOSE = 0x8;
  static final int PING = 0x9;
  static final int PONG = 0xA;
  static final int FINAL = 0x80;
  static final int COMPRESSED = 0x40;
  /** What Chromium offers. */
  static final String DEFLATE = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] MASK = {1, 2, 3, 4};

  /** A whole message, or a control frame. */
  static final class Message {
    private final int first;
    private final byte[] payload;

    Message(int first, byte[] payload) {
      this.first = first;
      this.payload = payload;
    }

    /** Its first byte, without the bit that says whether it is the last frame. */
    int first() {
      return first;
    }

    byte[] payload() {
      return payload.clone();
    }

    int code() {
      return (first & 0xF) != CLOSE ? -1 : (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
    }

    String reason() {
      return new String(payload, 2, payload.length - 2, UTF_8);
    }

    JsonNode json() throws IOException {
      return JSON.readTree((first & COMPRESSED) == 0 ? payload : inflated());
    }

    // By itself, with nothing kept from the message before.
    private byte[] inflated() {
      Inflater inflater = new Inflater(true);
      inflater.setInput(payload);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      try {
        for (int n = inflater.inflate(buffer); n > 0; n = inflater.inflate(buffer)) {
          out.write(buffer, 0, n);
        }
        inflater.setInput(new byte[]{0, 0, (byte) 0xFF, (byte) 0xFF});
        for (int n = inflater.inflate(buffer); n > 0; n = inflater.inflate(buffer)) {
          out.write(buffer, 0, n);
        }
        return out.toByteArray();
      } catch (DataFormatException e) {
        throw new IllegalStateException(e);
      } finally {
        inflater.end();
      }
    }
  }

  private final Socket socket = new Socket();
  private final DataInputStream in;
  private final OutputStream out;
  private final String head;

  /** Opens one to a port of this machine. */
  RawSocket(int port, int receiveBuffer, String... headers) throws IOException {
    if (receiveBuffer > 0) {
      socket.setReceiveBufferSize(receiveBuffer);
    }
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(20_000);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    in = new DataInputStream(socket.getInputStream());
    out = socket.getOutputStream();
    String request = "GET /ws/v1/live HTTP/1.1\r\nHost: 127.0.0.1:" + port
        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        + "Sec-WebSocket-Version: 13\r\n" + String.join("\r\n", headers) + (headers.length > 0 ? "\r\n" : "") + "\r\n";
    out.write(request.getBytes(ISO_8859_1));
    head = readHead();
  }

  RawSocket(URI server, String... headers) throws IOException {
    this(server.getPort(), 0, headers);
  }

  private String readHead() throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf("\r\n\r\n") < 0) {
      text.append((char) in.readUnsignedByte());
    }
    return text.toString();
  }

  /** What the server answered to the opening, header by header. */
  String head() {
    return head;
  }

  RawSocket send(String text) throws IOException {
    send(FINAL | TEXT, text.getBytes(UTF_8));
    return this;
  }

  /** @param first the first byte of the frame: opcode and bits */
  void send(int first, byte[] payload) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(first);
    if (payload.length < 126) {
      frame.write(0x80 | payload.length);
    } else {
      frame.write(0x80 | 126);
      frame.write(payload.length >> 8);
      frame.write(payload.length);
    }
    frame.write(MASK);
    for (int i = 0; i < payload.length; i++) {
      frame.write(payload[i] ^ MASK[i % 4]);
    }
    out.write(frame.toByteArray());
  }

  void sendBytes(byte[] bytes) throws IOException {
    out.write(bytes);
  }

  /** The next control frame, or the next message with its fragments gathered. */
  Message next() throws IOException {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    int begun = 0;
    while (true) {
      int first = in.readUnsignedByte();
      byte[] part = new byte[length()];
      in.readFully(part);
      if ((first & 0xF) >= CLOSE) {
        return new Message(first & ~FINAL, part);
      }
      if ((first & 0xF) != CONTINUED) {
        begun = first & ~FINAL;
      }
      payload.write(part);
      if ((first & FINAL) != 0) {
        return new Message(begun, payload.toByteArray());
      }
    }
  }

  private int length() throws IOException {
    int length = in.readUnsignedByte();
    if (length == 126) {
      return in.readUnsignedShort();
    }
    if (length == 127) {
      throw new IOException("A frame larger than those of 16 bits");
    }
    return length;
  }

  /** The next frame of the protocol; pings are left out, and answered by nobody. */
  JsonNode frame() throws IOException {
    Message message = next();
    while ((message.first() & 0xF) == PING) {
      message = next();
    }
    if (message.code() >= 0) {
      throw new EOFException("Closed: " + message.code() + ' ' + message.reason());
    }
    return message.json();
  }

  /** The close that comes after whatever else comes. */
  Message closed() throws IOException {
    Message message = next();
    while (message.code() < 0) {
      message = next();
    }
    return message;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
