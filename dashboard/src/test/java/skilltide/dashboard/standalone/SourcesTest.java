package skilltide.dashboard.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skilltide.dashboard.standalone.ProgramSettings.Cluster;
import skilltide.ingest.event.EventJson;
import skilltide.ingest.event.JobWithdrawn;
import skilltide.ingest.event.PostingEvent;
import skilltide.ingest.source.SourceName;
import skilltide.ingest.source.run.SourceSettings;
import skilltide.ingest.source.run.Sources;
import skilltide.ingest.source.web.WebSettings;
import skilltide.streams.taxonomy.Taxonomy;

/** Sources that several instances share, with a real Kafka and real sockets. */
class SourcesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> COMPANIES = List.of("ada", "bob", "cid", "dot", "eve", "fay");
  private static final int PARTITIONS = 4;

  private final Path scratch;
  /** What each company's board shows: ids, comma-separated. */
  private final Map<String, String> shown = new ConcurrentHashMap<>();
  /** Which instances have asked for a company. */
  private final Map<String, Set<String>> askers = new ConcurrentHashMap<>();

  SourcesTest(@TempDir Path scratch) {
    this.scratch = scratch;
  }

  @Test
  void eachSourceIsAskedByOneInstanceAndAnotherGoesOnWhereThatOneStood() throws IOException, InterruptedException {
    COMPANIES.forEach(company -> shown.put(company, company + "-1," + company + "-2"));
    HttpServer board = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    board.createContext("/", this::answer);
    board.start();
    try (EmbeddedBroker kafka = EmbeddedBroker.start(scratch.resolve("kafka"), Uuid.randomUuid().toString());
        KafkaConsumer<byte[], byte[]> topic = consumer(kafka);
        Program second = program("second", kafka, board)) {
      List<PostingEvent> events = new ArrayList<>();
      URI address;
      try (Program first = program("first", kafka, board)) {
        first.start();
        address = second.start().address();
        await().atMost(PATIENCE).until(() -> read(topic, events).size() >= 2 * COMPANIES.size());
        await().atMost(PATIENCE).until(() -> askedBy("first") && askedBy("second"));
        // From now on, when both have what is theirs, nobody asks for what the other has.
        askers.clear();
        await().atMost(PATIENCE)
            .until(() -> askers.size() == COMPANIES.size() && askedBy("first") && askedBy("second"));
        assertThat(askers).allSatisfy((company, instances) -> assertThat(instances).as(company).hasSize(1));
        assertThat(reports(address)).as("told by one instance, of all")
            .contains(COMPANIES.stream().map("greenhouse:"::concat).toList());
      }

      askers.clear();
      shown.replaceAll((company, ids) -> company + "-2," + company + "-3");
      await().atMost(PATIENCE).until(() -> read(topic, events).size() >= 4 * COMPANIES.size());
      askers.clear();
      await().atMost(PATIENCE).until(() -> askers.size() == COMPANIES.size());

      assertThat(askers.values()).allMatch(Set.of("second")::equals);
      assertThat(words(read(topic, events))).as("each posting once, whoever asked for it")
          .containsExactlyInAnyOrderElementsOf(
              COMPANIES.stream()
                  .flatMap(company -> List.of("+" + company + "-1", "+" + company + "-2", "-" + company + "-1",
                      "+" + company + "-3").stream())
                  .toList());
    } finally {
      board.stop(0);
    }
  }

  private boolean askedBy(String instance) {
    return askers.values().stream().anyMatch(all -> all.contains(instance));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String company = exchange.getRequestURI().getPath().split("/", -1)[1];
      askers.computeIfAbsent(company, each -> ConcurrentHashMap.newKeySet())
          .add(exchange.getRequestHeaders().getFirst("User-Agent"));
      String jobs = List.of(shown.getOrDefault(company, "").split(",")).stream()
          .map(id -> "{\"id\":\"%s\",\"title\":\"Developer\",\"content\":\"Kotlin\"}".formatted(id))
          .collect(Collectors.joining(",", "{\"jobs\":[", "]}"));
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, jobs.length());
      exchange.getResponseBody().write(jobs.getBytes(UTF_8));
    }
  }

  private Program program(String name, EmbeddedBroker kafka, HttpServer board) {
    URI address = URI.create("http://127.0.0.1:%d/".formatted(board.getAddress().getPort()));
    WebSettings web = WebSettings.usual("test");
    List<SourceSettings> sources = COMPANIES.stream()
        .map(
            company -> new SourceSettings(new SourceName("greenhouse", company), address, Duration.ofSeconds(1), 1_000))
        .toList();
    return new Program(
        new ProgramSettings(Set.of(Role.INGEST), Optional.of(new Cluster(kafka.bootstrapServers(), Map.of())),
            "", PARTITIONS, scratch.resolve(name), Loopback.HOST, 0, WorldClock.WALL, Optional.empty()),
        Taxonomy::bundled,
        new Sources(sources, new WebSettings(name, web.answer(), web.page(), web.largest(), web.attempts(), web.pause(),
            web.longestPause(), web.rest())));
  }

  private static KafkaConsumer<byte[], byte[]> consumer(EmbeddedBroker kafka) {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed",
            "auto.offset.reset", "earliest"),
        new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static List<PostingEvent> read(KafkaConsumer<byte[], byte[]> topic, List<PostingEvent> events) {
    if (topic.assignment().isEmpty()) {
      topic.assign(IntStream.range(0, PARTITIONS).mapToObj(each -> new TopicPartition("job-postings", each)).toList());
    }
    topic.poll(Duration.ofMillis(200)).forEach(record -> events.add(EventJson.readPosting(record.value())));
    return events;
  }

  private static List<String> words(List<PostingEvent> events) {
    return events.stream()
        .map(event -> (event instanceof JobWithdrawn ? "-" : "+") + event.key().replace("greenhouse:", ""))
        .toList();
  }

  private static String reports(URI address) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(address.resolve("/api/v1/sources")).build(),
          HttpResponse.BodyHandlers.ofString()).body();
    }
  }
}
