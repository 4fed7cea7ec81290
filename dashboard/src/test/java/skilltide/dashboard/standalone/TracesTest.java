package skilltide.dashboard.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import skilltide.dashboard.standalone.TraceCollector.Span;
import skilltide.ingest.source.run.Sources;
import skilltide.ingest.source.web.WebSettings;
import skilltide.streams.taxonomy.Taxonomy;

/** What a collector of traces sees of a posting and of a view on their whole way. */
class TracesTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SENDER = "00f067aa0ba902b7";
  private static final String FOLLOWED = "00-" + TRACE + '-' + SENDER + "-01";
  private static final String ENDPOINT = "otel.exporter.otlp.endpoint";
  private static final String DELAY = "otel.bsp.schedule.delay";

  private final PrintStream terminal = System.out;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final HttpClient http = HttpClient.newHttpClient();

  @CommandLine.Command
  private static final class Command {
    @CommandLine.Mixin
    private final TraceOption traces = new TraceOption();
  }

  /** Whoever watches, once they were shown something. */
  private static final class Viewer implements WebSocket.Listener {
    private final CompletableFuture<Void> shown = new CompletableFuture<>();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      shown.complete(null);
      return WebSocket.Listener.super.onText(socket, data, last);
    }
  }

  @AfterEach
  void restore() {
    http.close();
    System.setOut(terminal);
    System.clearProperty(ENDPOINT);
    System.clearProperty(DELAY);
    ((Logger) LoggerFactory.getLogger("skilltide")).setLevel(Level.INFO);
  }

  @ParameterizedTest
  @CsvSource({"'',,-1", "'',0.01,0.01", "--traces 1,0.01,1", "--traces off,1,-1", "--traces 0,,0"})
  void anOptionCountsBeforeTheEnvironment(String line, String set, double ratio) {
    Tracing tracing = option(line).tracing(set == null ? Map.of() : Map.of("SKILLTIDE_TRACES", set));

    assertThat(tracing.ratio().orElse(-1)).isEqualTo(ratio);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "-1", "NaN", "on"})
  void whatIsNoPartIsRefused(String word) {
    assertThatThrownBy(() -> option("--traces " + word).tracing(Map.of()))
        .isInstanceOf(CommandLine.ParameterException.class).hasMessageStartingWith("--traces: ");
  }

  @Test
  void aPostingIsFollowedFromItsSenderToTheFrameAndNobodyWaitsForACollectorThatIsGone(@TempDir Path scratch)
      throws Exception {
    System.setOut(new PrintStream(out, true, UTF_8));
    System.setProperty(DELAY, "50");
    try (TraceCollector collector = new TraceCollector()) {
      System.setProperty(ENDPOINT, collector.address());
      try (Program program = program(scratch, new Tracing(OptionalDouble.of(0)))) {
        URI skilltide = program.start().address();
        ((Logger) LoggerFactory.getLogger("skilltide")).setLevel(Level.DEBUG);
        watch(skilltide);

        post(skilltide, "unfollowed", "");
        post(skilltide, "followed", FOLLOWED);

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
          assertThat(way(collector, "send frame")).containsExactly("POST /api/v1/postings", "send job-postings",
              "process job-postings", "send skill-counts-v1", "process skill-counts-v1", "push frames", "send frame");
          assertThat(way(collector, "process posting-readings-v1")).containsExactly("POST /api/v1/postings",
              "send job-postings", "process job-postings", "process posting-readings-v1");
        });
        assertThat(collector.spans()).allSatisfy(span -> {
          assertThat(span.trace()).as("only what its sender follows").isEqualTo(TRACE);
          assertThat(span.attributes().values()).as(span.name()).noneMatch(value -> value.contains("Kotlin"));
        });
        assertThat(span(collector, "process job-postings").attributes()).containsEntry("messaging.system", "kafka")
            .containsEntry("messaging.operation.type", "process")
            .containsEntry("messaging.destination.name", "job-postings")
            .containsKeys("messaging.kafka.offset", "messaging.consumer.group.name");
        send(posting(skilltide, "{\"@type\":\"JobPosting\"}"), FOLLOWED, 422);
        assertThat(lines("\"trace_id\":\"" + TRACE)).as("what the log says of it")
            .anyMatch(line -> line.contains("identifier: missing"))
            .anyMatch(line -> line.contains("Counted job-postings-"))
            .anyMatch(line -> line.contains("Shown to 1 here"));

        collector.close();
        post(skilltide, "later", FOLLOWED);
        await().atMost(Duration.ofMinutes(1)).until(() -> !lines("Nobody takes the traces").isEmpty());
        post(skilltide, "last", FOLLOWED);
      }
    }
    assertThat(lines("Nobody takes the traces")).as("told once").hasSize(1);
  }

  @Test
  void aViewBeginsATraceOfItsOwnThatNothingTiesToItsSender(@TempDir Path scratch) throws Exception {
    System.setOut(new PrintStream(out, true, UTF_8));
    System.setProperty(DELAY, "50");
    try (TraceCollector collector = new TraceCollector()) {
      System.setProperty(ENDPOINT, collector.address());
      try (Program program = program(scratch, new Tracing(OptionalDouble.of(1)))) {
        URI skilltide = program.start().address();
        ((Logger) LoggerFactory.getLogger("skilltide")).setLevel(Level.DEBUG);

        view(skilltide, FOLLOWED, "asked-by-somebody");

        await().atMost(Duration.ofMinutes(1)).until(() -> collector.spans().stream().map(Span::name)
            .collect(Collectors.toSet()).containsAll(Set.of("POST /api/v1/views", "send glossary-views",
                "process glossary-views", "send view-counts", "process view-counts")));
        Span request = span(collector, "POST /api/v1/views");
        assertThat(request.trace()).isNotEqualTo(TRACE);
        assertThat(request.parent()).isEmpty();
        assertThat(collector.spans()).extracting(Span::trace).containsOnly(request.trace());
        assertThat(lines(request.trace())).isNotEmpty().noneMatch(line -> line.contains("\"request\""));
        assertThat(lines("Published glossary-views-")).as("by whose partition and offset the spans are found")
            .isNotEmpty();
        assertThat(lines("asked-by-somebody")).noneMatch(line -> line.contains("glossary-views"));
      }
    }
  }

  @Test
  void offNothingIsPassedOnAndNothingIsSent(@TempDir Path scratch) throws Exception {
    try (TraceCollector collector = new TraceCollector()) {
      System.setProperty(ENDPOINT, collector.address());
      try (Program program = new Program(ProgramSettings.embedded(scratch, 0))) {
        Program.Running running = program.start();

        post(running.address(), "followed", FOLLOWED);
        view(running.address(), FOLLOWED, "asked-by-somebody");

        assertThat(records(running, Set.of("job-postings", "posting-readings-v1", "skill-counts-v1", "glossary-views",
            "view-counts"))).allSatisfy(each -> assertThat(each.headers().headers("traceparent")).isEmpty());
      }
      assertThat(collector.spans()).isEmpty();
    }
  }

  private static Program program(Path data, Tracing tracing) {
    return new Program(ProgramSettings.embedded(data, 0), Taxonomy::bundled, Sources.none(WebSettings.usual("test")),
        new Telemetry(new Logging(Logging.Target.STDOUT, Logging.Format.JSON), tracing));
  }

  private static TraceOption option(String line) {
    Command command = new Command();
    new CommandLine(command).parseArgs(line.isEmpty() ? new String[0] : line.split(" "));
    return command.traces;
  }

  private void watch(URI skilltide) {
    Viewer viewer = new Viewer();
    WebSocket socket = http.newWebSocketBuilder()
        .buildAsync(URI.create("ws://" + skilltide.getAuthority() + "/ws/v1/live"), viewer).join();
    socket.sendText("{\"kind\":\"language\"}", true).join();
    viewer.shown.join(); // the snapshot: what comes now is told by deltas
  }

  /** The names from the sender's step down to one that is named, each the child of the one before. */
  private static List<String> way(TraceCollector collector, String last) {
    List<String> way = new ArrayList<>();
    Map<String, Span> spans = collector.spans().stream().collect(Collectors.toMap(Span::id, each -> each));
    Span span = collector.spans().stream().filter(each -> each.name().equals(last)).findFirst().orElse(null);
    for (Span each = span; each != null; each = spans.get(each.parent())) {
      way.addFirst(each.name());
      if (!spans.containsKey(each.parent())) {
        assertThat(each.parent()).isEqualTo(SENDER);
      }
    }
    return way;
  }

  private static Span span(TraceCollector collector, String name) {
    return collector.spans().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  private List<String> lines(String with) {
    return out.toString(UTF_8).lines().filter(line -> line.contains(with)).toList();
  }

  private void post(URI skilltide, String id, String traceparent) throws Exception {
    send(posting(skilltide,
        "{\"@type\":\"JobPosting\",\"identifier\":\"%s\",\"title\":\"Developer\",\"description\":\"Kotlin\"}"
            .formatted(id)),
        traceparent, 202);
  }

  private static HttpRequest.Builder posting(URI skilltide, String json) {
    return HttpRequest.newBuilder(skilltide.resolve("/api/v1/postings")).header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(json));
  }

  private void view(URI skilltide, String traceparent, String request) throws Exception {
    send(HttpRequest.newBuilder(skilltide.resolve("/api/v1/views")).header("Content-Type", "application/json")
        .header("X-Request-Id", request)
        .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64)")
        .POST(HttpRequest.BodyPublishers.ofString("{\"term\":\"kotlin\"}")), traceparent, 204);
  }

  private void send(HttpRequest.Builder request, String traceparent, int status) throws Exception {
    if (!traceparent.isEmpty()) {
      request.header("traceparent", traceparent);
    }
    assertThat(http.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(status);
  }

  /** What lies in topics, once there is something in each. */
  private static List<ConsumerRecord<byte[], byte[]>> records(Program.Running running, Set<String> topics) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
        running.kafka().client(Map.of("group.id", "test", "auto.offset.reset", "earliest")),
        new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(topics);
      await().atMost(Duration.ofMinutes(1)).until(() -> {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        return records.stream().map(ConsumerRecord::topic).collect(Collectors.toSet()).equals(topics);
      });
    }
    return records;
  }
}
