package skilltide.dashboard.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A company's board in the shape of Greenhouse, which can keep whoever asks waiting for an answer, or for the second half of one. */
final class HeldBoard implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  /** How it answers. */
  enum Manner {
    AT_ONCE, HELD, HALF
  }

  /** What it shows, and how; the same from a request's begin to its end. */
  private record Shown(Map<Integer, String> texts, Manner manner, CountDownLatch release) {}

  private final HttpServer server;
  private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> answered = new LinkedBlockingQueue<>();
  private volatile Shown shown = new Shown(Map.of(), Manner.AT_ONCE, new CountDownLatch(0));

  HeldBoard() {
    try {
      server = HttpServer.create(FreePort.address(FreePort.next()), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  /** Where one of those who ask finds it. */
  URI address(String who) {
    return URI.create("http://%s:%d/%s/".formatted(FreePort.HOST, server.getAddress().getPort(), who));
  }

  /**
   * What it shows from now on.
   *
   * @param texts by id
   * @param manner how, until it lets go
   */
  void shows(Map<Integer, String> texts, Manner manner) {
    letGo();
    waiting.clear();
    answered.clear();
    shown = new Shown(Map.copyOf(texts), manner, new CountDownLatch(1));
  }

  /** Who asked first of those that are kept waiting. */
  String whoWaits() throws InterruptedException {
    return who(waiting);
  }

  /** Who was the first to get a whole answer since it was told what to show; whoever was interrupted meanwhile got none. */
  String whoWasAnswered() throws InterruptedException {
    return who(answered);
  }

  private static String who(BlockingQueue<String> those) throws InterruptedException {
    String who = those.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (who == null) {
      throw new AssertionError("Nobody has come to the board for " + PATIENCE_SECONDS + " s");
    }
    return who;
  }

  /** Keeps nobody waiting any more. */
  void letGo() {
    Shown before = shown;
    shown = new Shown(before.texts, Manner.AT_ONCE, before.release);
    before.release.countDown();
  }

  private void answer(HttpExchange exchange) throws IOException {
    Shown now = shown;
    byte[] bytes = now.texts.entrySet().stream()
        .map(job -> "{\"id\":%d,\"title\":\"Engineer\",\"content\":\"%s\"}".formatted(job.getKey(), job.getValue()))
        .collect(Collectors.joining(",", "{\"jobs\":[", "]}")).getBytes(UTF_8);
    try (exchange; OutputStream out = exchange.getResponseBody()) {
      int first = now.manner == Manner.HALF ? bytes.length / 2 : 0;
      if (now.manner != Manner.HELD) {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        out.write(bytes, 0, first);
        out.flush();
      }
      String who = exchange.getRequestURI().getPath().split("/", 3)[1];
      if (now.manner != Manner.AT_ONCE) {
        waiting.add(who);
        await(now.release);
      }
      if (now.manner == Manner.HELD) {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
      }
      out.write(bytes, first, bytes.length - first);
      out.flush();
      answered.add(who);
    }
  }

  private static void await(CountDownLatch release) {
    try {
      var unused = release.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    letGo();
    server.stop(0);
  }
}
