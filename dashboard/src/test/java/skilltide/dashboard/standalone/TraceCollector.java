package skilltide.dashboard.standalone;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes spans as a collector does: OTLP over HTTP, of which it understands as much as it needs. */
final class TraceCollector implements AutoCloseable {
  private final HttpServer server;
  private final List<Span> spans = new CopyOnWriteArrayList<>();
  private final Map<String, String> resource = new ConcurrentHashMap<>();

  /**
   * A span.
   *
   * @param parent empty for one that begins a trace
   * @param attributes as text
   */
  record Span(String trace, String id, String parent, String name, Map<String, String> attributes, int links) {}

  /** A message of Protocol Buffers: what stands under each number. */
  private record Message(Map<Integer, List<Object>> fields) {
    static Message of(ByteBuffer bytes) {
      Map<Integer, List<Object>> fields = new HashMap<>();
      while (bytes.hasRemaining()) {
        long tag = number(bytes);
        Object value = switch ((int) (tag & 7)) {
          case 0 -> number(bytes);
          case 1 -> bytes.getLong();
          case 2 -> {
            byte[] content = new byte[(int) number(bytes)];
            bytes.get(content);
            yield content;
          }
          case 5 -> bytes.getInt();
          default -> throw new IllegalArgumentException("No wire type: " + tag);
        };
        fields.computeIfAbsent((int) (tag >>> 3), each -> new ArrayList<>()).add(value);
      }
      return new Message(fields);
    }

    private static long number(ByteBuffer bytes) {
      long number = 0;
      for (int shift = 0;; shift += 7) {
        byte next = bytes.get();
        number |= (next & 0x7FL) << shift;
        if (next >= 0) {
          return number;
        }
      }
    }

    List<Message> all(int field) {
      return fields.getOrDefault(field, List.of()).stream().map(each -> of(ByteBuffer.wrap((byte[]) each))).toList();
    }

    String hex(int field) {
      return fields.containsKey(field) ? HexFormat.of().formatHex((byte[]) fields.get(field).getFirst()) : "";
    }

    String text(int field) {
      return fields.containsKey(field)
          ? new String((byte[]) fields.get(field).getFirst(), StandardCharsets.UTF_8)
          : "";
    }
  }

  TraceCollector() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/traces", exchange -> {
      Message request = Message.of(ByteBuffer.wrap(exchange.getRequestBody().readAllBytes()));
      request.all(1).forEach(of -> {
        of.all(1).forEach(from -> resource.putAll(attributes(from, 1)));
        of.all(2).forEach(scope -> scope.all(2).forEach(each -> spans.add(span(each))));
      });
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
    });
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What was sent so far. */
  List<Span> spans() {
    return spans;
  }

  /** What they come from, by its attributes. */
  Map<String, String> resource() {
    return resource;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static Span span(Message span) {
    return new Span(span.hex(1), span.hex(2), span.hex(4), span.text(5), attributes(span, 9), span.all(13).size());
  }

  private static Map<String, String> attributes(Message of, int field) {
    Map<String, String> attributes = new HashMap<>();
    of.all(field).forEach(each -> {
      Message value = each.all(2).getFirst();
      attributes.put(each.text(1),
          value.fields().containsKey(1) ? value.text(1) : String.valueOf(value.fields().values()));
    });
    return attributes;
  }
}
