package skilltide.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import skilltide.ingest.event.EventJson;
import skilltide.ingest.event.JobPosted;
import skilltide.ingest.event.KafkaSettings;
import skilltide.ingest.event.PostingEvent;
import skilltide.ingest.event.TermViewed;
import skilltide.ingest.trace.Traces;

/** The ingest role on a real server and real sockets; Kafka is outside. */
final class TestServer implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  static final Map<String, Object> INGEST = Map.of("skilltide.roles.ingest", "true");
  static final int PARTITIONS = 3;
  private static final Node BROKER = new Node(0, "127.0.0.1", 1);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  final MockProducer<byte[], byte[]> kafka;
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final EmbeddedServer server;
  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** A producer that stands for Kafka, where a test has one. */
  record KafkaOutside(Producer<byte[], byte[]> producer) {}

  @Factory
  @Requires(beans = KafkaOutside.class)
  static final class OutsideFactory {
    @Singleton
    @Replaces(Producer.class)
    Producer<byte[], byte[]> producer(KafkaOutside outside) {
      return outside.producer();
    }
  }

  /** A server of the ingest role whose Kafka acknowledges at once. */
  TestServer() {
    this(true, INGEST);
  }

  /** A server whose Kafka acknowledges at once, or when the test says so. */
  TestServer(boolean acknowledging, Map<String, Object> properties) {
    this(acknowledging, properties, PARTITIONS);
  }

  /** A server that follows what it does. */
  TestServer(Map<String, Object> properties, Traces traces) {
    this(true, properties, PARTITIONS, traces);
  }

  /** A server whose {@code job-postings} has so many partitions. */
  TestServer(boolean acknowledging, Map<String, Object> properties, int partitions, Object... singletons) {
    List<PartitionInfo> all = IntStream.range(0, partitions)
        .mapToObj(number -> new PartitionInfo("job-postings", number, BROKER, new Node[]{BROKER}, new Node[]{BROKER}))
        .toList();
    kafka = new MockProducer<>(new Cluster("kafka", List.of(BROKER), all, Set.of(), Set.of()), acknowledging,
        new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer());
    server = start(properties, new KafkaSettings("127.0.0.1:1", "", Map.of()),
        Stream.concat(Stream.of(new KafkaOutside(kafka)), Stream.of(singletons)).toArray());
  }

  /** A server with the real producer. */
  TestServer(KafkaSettings settings) {
    kafka = new MockProducer<>();
    server = start(INGEST, settings);
  }

  private EmbeddedServer start(Map<String, Object> more, KafkaSettings settings, Object... singletons) {
    Map<String, Object> properties = new HashMap<>(more);
    properties.putIfAbsent("micronaut.server.host", "127.0.0.1");
    properties.put("micronaut.server.port", -1);
    return ApplicationContext.builder().properties(properties)
        .singletons(settings, Clock.fixed(NOW, ZoneOffset.UTC), registry).singletons(singletons).start()
        .getBean(EmbeddedServer.class).start();
  }

  int port() {
    return server.getPort();
  }

  <T> T bean(Class<T> type) {
    return server.getApplicationContext().getBean(type);
  }

  boolean has(Class<?> bean) {
    return server.getApplicationContext().containsBean(bean);
  }

  /** What {@code job-postings} and {@code glossary-views} got. */
  List<PostingEvent> postings() {
    return kafka.history().stream().filter(record -> record.topic().equals("job-postings"))
        .map(record -> EventJson.readPosting(record.value())).toList();
  }

  List<String> postedIds() {
    return postings().stream().map(JobPosted.class::cast).map(posted -> posted.posting().id()).toList();
  }

  List<TermViewed> views() {
    return kafka.history().stream().filter(record -> record.topic().equals("glossary-views"))
        .map(record -> EventJson.readView(record.value())).toList();
  }

  double count(String meter) {
    return registry.find(meter).counters().stream().mapToDouble(Counter::count).sum();
  }

  double counter(String meter, String... tags) {
    return registry.get(meter).tags(tags).counter().count();
  }

  double rejected(String what, String reason) {
    return registry.get("skilltide." + what + ".rejected").tag("reason", reason).counter().count();
  }

  Answer post(String path, String type, String body, String... headers) throws IOException, InterruptedException {
    return post(path, type, HttpRequest.BodyPublishers.ofString(body), headers);
  }

  Answer post(String path, String type, HttpRequest.BodyPublisher body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path, headers).POST(body);
    return send(type.isEmpty() ? request : request.header("Content-Type", type));
  }

  Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return new Answer(client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
  }

  HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
        .timeout(PATIENCE);
    return headers.length == 0 ? request : request.headers(headers);
  }

  CompletableFuture<Answer> postLater(String path, String type, String body) {
    return sendLater(
        request(path).POST(HttpRequest.BodyPublishers.ofString(body)).header("Content-Type", type));
  }

  CompletableFuture<Answer> sendLater(HttpRequest.Builder request) {
    return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray()).thenApply(Answer::new);
  }

  /** Waits for what happens on other threads. */
  static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Not within " + PATIENCE);
      }
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    }
  }

  @Override
  public void close() {
    client.close();
    server.close();
    server.getApplicationContext().close();
  }

  /** What came back. */
  record Answer(HttpResponse<byte[]> response) {
    int status() {
      return response.statusCode();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    String text() {
      return new String(response.body(), UTF_8);
    }

    JsonNode json() {
      try {
        return JsonMapper.builder().build().readTree(response.body());
      } catch (IOException e) {
        throw new IllegalStateException("Not JSON: " + text(), e);
      }
    }

    /** Asserts nothing; the detail of a problem, and its type with it so that a wrong one shows. */
    String problem() {
      return header("Content-Type") + " " + json().path("detail").asText();
    }
  }
}
