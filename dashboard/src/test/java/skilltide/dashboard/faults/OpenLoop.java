package skilltide.dashboard.faults;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Sends postings one by one at a fixed rate, whether or not they are answered. */
final class OpenLoop implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String TEXT = "Kotlin, PostgreSQL and Kubernetes. ".repeat(40);

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI postings;
  private final long pause;
  private final Queue<Answered> answers = new ConcurrentLinkedQueue<>();
  private final Phaser underWay = new Phaser(1);
  private final Thread thread = Thread.ofPlatform().name("open-loop").unstarted(this::run);
  private volatile boolean stopped;

  /** @param rate postings a second */
  OpenLoop(URI postings, int rate) {
    this.postings = postings;
    pause = Duration.ofSeconds(1).dividedBy(rate).toNanos();
  }

  void start() {
    thread.start();
  }

  /** What was answered so far. */
  List<Answered> answers() {
    return List.copyOf(answers);
  }

  /** Sends no more; returns when all is answered. */
  List<Answered> stop() throws InterruptedException {
    stopped = true;
    thread.join();
    underWay.arriveAndAwaitAdvance();
    return answers();
  }

  private void run() {
    long due = System.nanoTime();
    for (int number = 0; !stopped; number++, due += pause) {
      LockSupport.parkNanos(due - System.nanoTime());
      send("single-" + number);
    }
  }

  private void send(String id) {
    String posting = "{\"identifier\":\"%s\",\"title\":\"Engineer\",\"description\":\"%s\"}".formatted(id, TEXT);
    HttpRequest request = HttpRequest.newBuilder(postings).timeout(PATIENCE).header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(posting)).build();
    underWay.register();
    long sent = System.nanoTime();
    var unused = http.sendAsync(request, BodyHandlers.ofString()).whenComplete((answer, failure) -> {
      answers.add(answered(id, sent, failure == null ? answer : null));
      underWay.arriveAndDeregister();
    });
  }

  private static Answered answered(String id, long sent, @Nullable HttpResponse<String> answer) {
    return answer == null
        ? new Answered(id, sent, System.nanoTime() - sent, 0, false)
        : new Answered(id, sent, System.nanoTime() - sent, answer.statusCode(),
            answer.headers().firstValue("Retry-After").isPresent());
  }

  @Override
  public void close() {
    stopped = true;
    http.close();
  }
}
