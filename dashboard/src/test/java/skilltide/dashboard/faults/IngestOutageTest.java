package skilltide.dashboard.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** An instance of ingest with a small heap beside a broker that is killed and comes back, and under streams larger than that heap. */
@EnabledIfSystemProperty(named = Level.PROPERTY, matches = "ci|long")
class IngestOutageTest {
  private static final boolean LONG = Level.now() == Level.LONG;
  private static final Duration OUTAGE = LONG ? Duration.ofMinutes(3) : Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int RATE = 200;
  private static final int LINES = 200;
  private static final long STREAM_BYTES = LONG ? 8L << 30 : 300L << 20;
  /** After so long whoever comes is told at once; a second is the machine's. */
  private static final long KNOWN = Duration.ofSeconds(4).toNanos();
  /** The heap that a child has, and what a JVM takes beside it. */
  private static final long MEMORY = 600L << 20;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static BrokerProcess broker;

  @SuppressWarnings("NullAway.Init")
  private static IngestProcess ingest;

  @BeforeAll
  static void start() {
    List<BrokerProcess.Ports> ports = List.of(BrokerProcess.Ports.free());
    broker = new BrokerProcess(1, ports, folder.resolve("broker"));
    broker.format(Uuid.randomUuid().toString());
    broker.start();
    awaitBroker();
    ingest = IngestProcess.start(FreePort.HOST + ':' + broker.ports().direct(), folder);
  }

  private static void awaitBroker() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", FreePort.HOST + ':' + broker.ports().direct()))) {
      await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).ignoreExceptions()
          .until(() -> admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).size() == 1);
    }
  }

  @AfterAll
  static void stop() {
    ingest.close();
    broker.close();
  }

  @Test
  void whatWasAcknowledgedIsThereAfterAnOutageAndTheOthersWereToldSoon() throws Exception {
    try (OpenLoop load = new OpenLoop(ingest.postings(), RATE)) {
      load.start();
      awaitAnswer(load, Answered::accepted, 2L * RATE);
      broker.kill();
      long killed = System.nanoTime();
      // As long as it takes until enough have come that were due when it had been gone for long.
      awaitAnswer(load, answer -> answer.sent() > killed + KNOWN && answer.status() == Answered.UNAVAILABLE,
          (long) RATE * (OUTAGE.toSeconds() - Duration.ofNanos(KNOWN).toSeconds()));
      long returned = System.nanoTime();
      broker.start();
      awaitAnswer(load, answer -> answer.accepted() && answer.sent() > returned, 2L * RATE);
      List<Answered> answers = load.stop();

      write(answers, killed, returned);
      assertThat(answers).allMatch(answer -> answer.accepted() || answer.status() == Answered.UNAVAILABLE);
      assertThat(answers).filteredOn(answer -> !answer.accepted()).isNotEmpty().allMatch(Answered::retryAfter);
      assertThat(answers).filteredOn(answer -> answer.sent() > killed + KNOWN && answer.sent() < returned)
          .filteredOn(answer -> answer.nanos() < Duration.ofSeconds(1).toNanos()).hasSizeGreaterThan(
              (int) (RATE * (OUTAGE.toNanos() - KNOWN) / 2_000_000_000L));
      assertThat(published()).containsAll(answers.stream().filter(Answered::accepted)
          .map(answer -> "http:" + answer.id()).toList());
      assertThat(ingest.mostMemory()).isLessThan(MEMORY);
    }
  }

  @Test
  void aStreamLargerThanTheHeapIsTakenWhole() throws Exception {
    byte[] lines = lines();
    long times = STREAM_BYTES / lines.length;
    HttpRequest request = HttpRequest.newBuilder(ingest.postings()).header("Content-Type", "application/x-ndjson")
        .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new Repeated(lines, times))).build();
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      var answer = http.send(request, BodyHandlers.ofString());

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
      assertThat(answer.body()).contains("\"accepted\":" + times * LINES + ",");
    }
    assertThat(ingest.mostMemory()).isLessThan(MEMORY);
  }

  private static byte[] lines() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < LINES; i++) {
      lines.append("{\"identifier\":\"stream-%d\",\"title\":\"Engineer\",\"description\":\"%s\"}\n".formatted(i,
          "Go and Kafka. ".repeat(500)));
    }
    return lines.toString().getBytes(UTF_8);
  }

  /** The same bytes again and again; nobody holds them all. */
  private static final class Repeated extends InputStream {
    private final byte[] bytes;
    private long left;

    Repeated(byte[] bytes, long times) {
      this.bytes = bytes;
      left = times * bytes.length;
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException("by buffers");
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (left == 0) {
        return -1;
      }
      int from = (int) ((bytes.length - left % bytes.length) % bytes.length);
      int count = (int) Math.min(Math.min(length, bytes.length - from), left);
      System.arraycopy(bytes, from, into, offset, count);
      left -= count;
      return count;
    }
  }

  private static void awaitAnswer(OpenLoop load, Predicate<Answered> wanted, long times) {
    await().atMost(OUTAGE.plus(PATIENCE)).pollInterval(Duration.ofMillis(200))
        .until(() -> load.answers().stream().filter(wanted).count() >= times);
  }

  private static Set<String> published() {
    Set<String> keys = new HashSet<>();
    Map<String, Object> settings = Map.of("bootstrap.servers", FreePort.HOST + ':' + broker.ports().direct());
    try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings, new StringDeserializer(),
        new StringDeserializer())) {
      List<TopicPartition> partitions = consumer.partitionsFor("job-postings").stream()
          .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> keys.add(record.key()));
      }
    }
    return keys;
  }

  /** The figures of docs/benchmarks/ingest.md. */
  private static void write(List<Answered> answers, long killed, long returned) throws IOException {
    Map<String, List<Answered>> phases = new TreeMap<>();
    for (Answered answer : answers) {
      String phase = answer.sent() < killed
          ? "1 before"
          : answer.sent() < killed + KNOWN ? "2 first 4 s" : answer.sent() < returned ? "3 gone" : "4 after";
      phases.computeIfAbsent(phase, none -> new ArrayList<>()).add(answer);
    }
    long first = answers.stream().filter(answer -> answer.accepted() && answer.sent() > returned)
        .mapToLong(answer -> answer.sent() + answer.nanos() - returned).min().orElse(-1);
    StringBuilder table = new StringBuilder(
        "| sent | 202 | 503 | p50 ms | p99 ms | longest ms |\n|---|---|---|---|---|---|\n");
    phases.forEach((phase, all) -> {
      List<Long> took = new ArrayList<>(all.stream().map(Answered::nanos).toList());
      Collections.sort(took);
      long accepted = all.stream().filter(Answered::accepted).count();
      table.append("| %s | %d | %d | %.1f | %.1f | %.1f |%n".formatted(phase.substring(2), accepted,
          all.size() - accepted, took.get(took.size() / 2) / 1e6, took.get(took.size() * 99 / 100) / 1e6,
          took.getLast() / 1e6));
    });
    table.append("%ngone %d s, first acknowledged %.1f s after the broker was started again, most memory %d MB%n"
        .formatted((returned - killed) / 1_000_000_000, first / 1e9, ingest.mostMemory() >> 20));
    Files.writeString(Path.of("target", "ingest-outage.md"), table);
  }
}
