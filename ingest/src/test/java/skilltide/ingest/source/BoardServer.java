package skilltide.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/** A board on a real socket, which answers as a test says: by path and query, whatever it was told last. */
public final class BoardServer implements AutoCloseable {
  /** Answers one request. */
  @FunctionalInterface
  public interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private volatile Answer elsewhere = status(404);
  private final List<String> asked = new CopyOnWriteArrayList<>();

  public BoardServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().toString();
      asked.add(path);
      answers.getOrDefault(path, elsewhere).to(exchange);
    }
  }

  /** Where it is, with a slash at the end. */
  public URI address() {
    return URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
  }

  /** What is answered at a path with its query from now on. */
  public BoardServer at(String path, Answer answer) {
    answers.put(path, answer);
    return this;
  }

  public BoardServer at(String path, String json) {
    return at(path, json(json));
  }

  /** What is answered at every other path. */
  public BoardServer atAny(String json) {
    elsewhere = json(json);
    return this;
  }

  /** Paths that were asked for, with their queries, in order. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  public void forgetWhatWasAsked() {
    asked.clear();
  }

  public static Answer json(String json, String... headers) {
    return body("application/json", json.getBytes(UTF_8), headers);
  }

  public static Answer html(String html) {
    return body("text/html; charset=utf-8", html.getBytes(UTF_8));
  }

  public static Answer body(String type, byte[] bytes, String... headers) {
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Type", type);
      set(exchange, headers);
      exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  public static Answer gzipped(String json) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(json.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return body("application/json", packed.toByteArray(), "Content-Encoding", "gzip");
  }

  public static Answer status(int status, String... headers) {
    return exchange -> {
      set(exchange, headers);
      exchange.sendResponseHeaders(status, -1);
    };
  }

  /** With an {@code ETag}: whoever has it already is told that nothing has changed. */
  public static Answer tagged(String tag, String json) {
    return exchange -> {
      if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        status(304).to(exchange);
      } else {
        json(json, "ETag", tag).to(exchange);
      }
    };
  }

  /** Announces more than it sends. */
  public static Answer half(String json) {
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, 2L * json.length());
      exchange.getResponseBody().write(json.getBytes(UTF_8));
    };
  }

  /** One answer after the other, the last one for ever. */
  public static Answer inTurn(Answer... all) {
    int[] next = {0};
    return exchange -> all[Math.min(next[0]++, all.length - 1)].to(exchange);
  }

  private static void set(HttpExchange exchange, String... headers) {
    for (int i = 0; i < headers.length; i += 2) {
      exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
