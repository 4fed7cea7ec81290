import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a viewer who comes costs: so many open a socket, ask for a view, wait for its snapshot and go; the processor time is the server's
 * process alone.
 *
 * <pre>java Comings.java PORT PID VIEWERS ROUNDS</pre>
 */
final class Comings {
  private static final int AT_ONCE = 100;
  private static final List<String> VIEWS = List.of("{}", "{\"kind\":\"language\"}", "{\"kind\":\"tool\"}", "{\"kind\":\"database\"}");
  private static final double TICKS_A_SECOND = 100;

  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 4) {
      System.err.println("java Comings.java PORT PID VIEWERS ROUNDS");
      System.exit(2);
    }
    URI live = URI.create("ws://127.0.0.1:" + arguments[0] + "/ws/v1/live");
    Path stat = Path.of("/proc", arguments[1], "stat");
    int viewers = Integer.parseInt(arguments[2]);
    System.out.println("round,viewers,failed,cpu_us_each,a_second_here");
    for (int round = 1; round <= Integer.parseInt(arguments[3]); round++) {
      double before = cpu(stat);
      long began = System.nanoTime();
      int failed = come(live, viewers);
      double seconds = (System.nanoTime() - began) / 1e9;
      System.out.printf(Locale.ROOT, "%d,%d,%d,%.0f,%.0f%n", round, viewers, failed, (cpu(stat) - before) / viewers * 1e6,
          viewers / seconds);
    }
    System.exit(0);
  }

  private static int come(URI live, int viewers) throws InterruptedException {
    Semaphore room = new Semaphore(AT_ONCE);
    AtomicInteger failed = new AtomicInteger();
    try (HttpClient http = HttpClient.newHttpClient()) {
      for (int i = 0; i < viewers; i++) {
        room.acquire();
        String view = VIEWS.get(i % VIEWS.size());
        CompletableFuture<Void> seen = new CompletableFuture<>();
        http.newWebSocketBuilder().buildAsync(live, new FirstFrame(seen))
            .thenCompose(socket -> socket.sendText(view, true).thenCombine(seen, (sent, frame) -> socket))
            .orTimeout(30, TimeUnit.SECONDS).whenComplete((socket, failure) -> {
              if (failure != null) {
                failed.incrementAndGet();
              } else {
                socket.abort();
              }
              room.release();
            });
      }
      room.acquire(AT_ONCE);
      http.shutdownNow();
    }
    return failed.get();
  }

  private static double cpu(Path stat) throws Exception {
    String[] fields = Files.readString(stat).replaceAll(".*\\) ", "").split(" ");
    return (Double.parseDouble(fields[11]) + Double.parseDouble(fields[12])) / TICKS_A_SECOND;
  }

  private record FirstFrame(CompletableFuture<Void> seen) implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean whole) {
      if (whole) {
        seen.complete(null);
      }
      socket.request(1);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      seen.completeExceptionally(error);
    }
  }
}
