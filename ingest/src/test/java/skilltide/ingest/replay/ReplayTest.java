package skilltide.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against an instance that answers what a test tells it to: what it does with postings is tested with it. */
class ReplayTest {
  private static final Instant BEGUN = Instant.parse("2026-11-01T12:00:00Z");

  private final Path folder;
  private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
  private final List<String> queries = Collections.synchronizedList(new ArrayList<>());
  private final Deque<Reply> replies = new ArrayDeque<>();
  private final List<String> refused = new ArrayList<>();
  private final JumpingTimer timer = new JumpingTimer();
  private final HttpServer instance;

  ReplayTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    instance = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void listen() {
    instance.createContext("/api/v1/postings", this::answer);
    instance.start();
  }

  @AfterEach
  void close() {
    instance.stop(0);
  }

  @Test
  void manyPostingsGoInBodiesOfAThousand() throws Exception {
    Path file = Files.writeString(folder.resolve("many.ndjson"),
        IntStream.range(0, 2_500).mapToObj("{\"identifier\":\"%d\"}\n"::formatted).collect(Collectors.joining()));

    ReplayReport report = replay(PostingFormat.NDJSON, "max", file);

    assertThat(report).isEqualTo(new ReplayReport(2_500, 0, 0));
    assertThat(bodies.stream().map(body -> body.lines().count())).containsExactly(1_000L, 1_000L, 500L);
    assertThat(String.join("\n", bodies).lines().skip(2_499)).containsExactly("{\"identifier\":\"2499\"}");
    assertThat(queries).containsOnly("source=acme");
  }

  @Test
  void whatIsNotTakenIsNamedByFileAndLine() throws Exception {
    Path file = Files.writeString(folder.resolve("some.ndjson"), "{\"identifier\":\"a\"}\noops\n\n{\"title\":\"b\"}\n");
    replies.add(new Reply(202, "{\"accepted\":1,\"rejected\":[{\"index\":1,\"reason\":\"identifier: missing\"}]}"));

    ReplayReport report = replay(PostingFormat.NDJSON, "max", file);

    assertThat(report).isEqualTo(new ReplayReport(1, 1, 1));
    assertThat(report.isWhole()).isFalse();
    assertThat(refused).hasSize(2);
    assertThat(refused.get(0)).startsWith(file + ":2: not JSON");
    assertThat(refused.get(1)).isEqualTo(file + ":4: identifier: missing");
  }

  @Test
  void bodyOfWhichNothingIsTakenIsToldPostingByPosting() throws Exception {
    Path file = Files.writeString(folder.resolve("one.ndjson"), "{\"title\":\"a\"}\n");
    replies.add(new Reply(422, "{\"detail\":\"d\",\"accepted\":0,\"rejected\":[{\"index\":0,\"reason\":\"no id\"}]}"));

    assertThat(replay(PostingFormat.NDJSON, "max", file)).isEqualTo(new ReplayReport(0, 1, 0));
    assertThat(refused).containsExactly(file + ":1: no id");
  }

  @Test
  void whatCannotBeTakenForAWhileIsSentAgain() throws Exception {
    Path file = Files.writeString(folder.resolve("one.ndjson"), "{\"identifier\":\"a\"}\n");
    replies.add(new Reply(503, "{\"detail\":\"Kafka does not answer\"}"));

    ReplayReport report = replay(PostingFormat.NDJSON, "max", file);

    assertThat(report).isEqualTo(new ReplayReport(1, 0, 0));
    assertThat(bodies).containsExactly("{\"identifier\":\"a\"}", "{\"identifier\":\"a\"}");
    assertThat(timer.now).isEqualTo(BEGUN.plusSeconds(7));
  }

  @Test
  void refusalOfTheWholeEndsItWithTheReasonGiven() throws IOException {
    Path file = Files.writeString(folder.resolve("one.ndjson"), "{\"identifier\":\"a\"}\n");
    replies.add(new Reply(403, "{\"detail\":\"the demo takes none: start with ./skilltide up\"}"));

    assertThatThrownBy(() -> replay(PostingFormat.NDJSON, "max", file)).isInstanceOf(ReplayException.class)
        .hasMessageContaining("(403): the demo takes none: start with ./skilltide up");
  }

  @Test
  void nobodyThereIsToldWithTheMend() throws IOException {
    Path file = Files.writeString(folder.resolve("one.ndjson"), "{\"identifier\":\"a\"}\n");
    instance.stop(0);

    assertThatThrownBy(() -> replay(PostingFormat.NDJSON, "max", file)).isInstanceOf(ReplayException.class)
        .hasMessageContaining("./skilltide up");
    assertThat(timer.now).isEqualTo(BEGUN);
  }

  @Test
  void paceFollowsThePostingsDates() throws Exception {
    Path file = Files.writeString(folder.resolve("items.jsonl"), """
        {"id":1,"text":"Go","time":1375368600}
        {"id":2,"text":"Go","time":1375368600}
        {"id":3,"text":"Go","time":1375372200}
        {"id":4,"text":"Go"}
        """);

    replay(PostingFormat.HACKERNEWS, "1000x", file);

    assertThat(bodies.stream().map(body -> body.lines().count())).containsExactly(2L, 2L);
    assertThat(timer.now).isEqualTo(BEGUN.plusMillis(3_600));
  }

  private ReplayReport replay(PostingFormat format, String speed, Path file) throws IOException, InterruptedException {
    ReplayListener listener = new ReplayListener() {
      @Override
      public void acknowledged(ReplayReport sofar, long bytesRead) {
        assertThat(bytesRead).isPositive();
      }

      @Override
      public void refused(Place place, String reason) {
        refused.add(place + ": " + reason);
      }
    };
    URI address = URI.create("http://" + instance.getAddress().getAddress().getHostAddress() + ":"
        + instance.getAddress().getPort() + "/");
    return new Replay(format, Speed.parse(speed), listener, timer).send(List.of(file), address, "acme",
        Optional.empty());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    bodies.add(body);
    queries.add(exchange.getRequestURI().getQuery());
    Reply reply = replies.isEmpty()
        ? new Reply(202, "{\"accepted\":%d,\"rejected\":[]}".formatted(body.lines().count()))
        : replies.remove();
    byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Retry-After", "7");
    exchange.sendResponseHeaders(reply.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private record Reply(int status, String body) {}

  /** Time passes by being waited for. */
  private static final class JumpingTimer implements Timer {
    private Instant now = BEGUN;

    @Override
    public Instant now() {
      return now;
    }

    @Override
    public void waitUntil(Instant time) {
      if (time.isAfter(now)) {
        now = time;
      }
    }
  }
}
