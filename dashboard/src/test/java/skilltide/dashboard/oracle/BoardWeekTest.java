package skilltide.dashboard.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import skilltide.dashboard.oracle.SimulatedBoard.Mishap;
import skilltide.dashboard.standalone.Program;
import skilltide.dashboard.standalone.ProgramSettings;
import skilltide.dashboard.standalone.ProgramSettings.Cluster;
import skilltide.dashboard.standalone.Role;
import skilltide.dashboard.standalone.WorldClock;
import skilltide.dashboard.wholeway.Instance;
import skilltide.ingest.event.EventJson;
import skilltide.ingest.event.KafkaSettings;
import skilltide.ingest.source.SourceName;
import skilltide.ingest.source.run.SourceSettings;
import skilltide.ingest.source.run.Sources;
import skilltide.ingest.source.web.WebSettings;
import skilltide.streams.taxonomy.Taxonomy;

/**
 * A week of two boards, hour by hour: what they show changes, they fail in every way that boards do, and who asks them is stopped, started
 * and taken over from. In the end what was published and counted is what the boards really had.
 */
@EnabledIfSystemProperty(named = "skilltide.faults", matches = "ci|long")
class BoardWeekTest {
  /** For so long a board that is asked too often wants to be left alone. */
  static final Duration REST = Duration.ofHours(2);
  private static final long SEED = Long.getLong("skilltide.week.seed", 7);
  private static final Instant START = Instant.parse("2025-03-03T00:00:00Z");
  private static final int HOURS = 7 * 24;
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Map<Integer, Mishap> GREENHOUSE = Map.of(10, Mishap.DOWN, 11, Mishap.DOWN, 20, Mishap.LIMITED,
      30, Mishap.SILENT, 40, Mishap.HALF, 52, Mishap.EMPTY, 53, Mishap.EMPTY, 60, Mishap.WILD, 70, Mishap.PAGE);
  private static final Map<Integer, Mishap> JOBTECH = Map.of(12, Mishap.DOWN, 26, Mishap.LIMITED, 30, Mishap.SILENT, 45,
      Mishap.HALF, 60, Mishap.WILD, 61, Mishap.WILD, 71, Mishap.PAGE, 150, Mishap.DOWN);
  private static final WebSettings IMPATIENT = new WebSettings("Skilltide/test", Duration.ofSeconds(1),
      Duration.ofSeconds(10), 64 << 20, 2, Duration.ofMillis(1), Duration.ofSeconds(1), Duration.ofMillis(1));

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path scratch;
  private final HttpClient http = HttpClient.newHttpClient();
  private final HandTimer timer = new HandTimer(START);
  private final SimulatedBoard greenhouse = new GreenhouseWeek(SEED);
  private final SimulatedBoard jobTech = new JobTechWeek(SEED + 1);
  private final Oracle oracle = new Oracle(
      Reads.onceEach(posting -> Reads.of(posting, posting.get("source").asText())));
  private final Set<String> events = new TreeSet<>();
  private final Deque<Asking> asking = new ArrayDeque<>();

  BoardWeekTest(@TempDir Path scratch) {
    this.scratch = scratch;
  }

  /** An instance that asks the boards. */
  private record Asking(Program program, URI address) implements AutoCloseable {
    @Override
    public void close() {
      program.close();
    }
  }

  /** A board, who looks at it, and when it goes wrong. */
  private record Watched(SimulatedBoard board, Witness witness, Map<Integer, Mishap> mishaps) {
    Mishap at(int hour) {
      return mishaps.getOrDefault(hour, Mishap.NONE);
    }

    boolean rests(int hour) {
      return IntStream.range(hour - (int) REST.toHours() + 1, hour).anyMatch(each -> at(each) == Mishap.LIMITED);
    }
  }

  @Test
  void whatWasPublishedAndCountedIsWhatTheBoardsReallyHad() throws Exception {
    List<Watched> boards = List.of(new Watched(greenhouse, new Witness(greenhouse, oracle, events), GREENHOUSE),
        new Watched(jobTech, new Witness(jobTech, oracle, events), JOBTECH));
    try (http; greenhouse; jobTech; Instance counting = Instance.start(scratch.resolve("counting"))) {
      try {
        for (int hour = 0; hour < HOURS; hour++) {
          pass(hour, boards, counting.bean(KafkaSettings.class));
        }
      } finally {
        asking.forEach(Asking::close);
      }
      assertThat(greenhouse.unchanged()).as("hours in which nothing had changed").isPositive();
      assertThat(firstDifference(events, published(counting.bean(KafkaSettings.class)))).isEmpty();
      assertCounted(counting);
    }
  }

  private void pass(int hour, List<Watched> boards, KafkaSettings kafka) throws Exception {
    Instant now = START.plus(Duration.ofHours(hour));
    boards.forEach(each -> each.board.turn(now, each.at(hour)));
    switch (hour) {
      case 0, 51, 130 -> start("asking-" + hour, kafka); // at 130 beside the other one
      case 48 -> asking.remove().close(); // for three hours nobody asks
      case 140 -> asking.remove().close(); // the other one takes over
      default -> {
        // As it was.
      }
    }
    int[] asked = boards.stream().mapToInt(each -> each.board.asked()).toArray();
    timer.moveTo(now, asking.isEmpty() ? 0 : boards.size());
    for (int i = 0; i < asked.length; i++) {
      Watched each = boards.get(i);
      boolean rests = asking.isEmpty() || each.rests(hour);
      assertThat(each.board.asked() > asked[i]).as("%s, asked in hour %d", each.board.source(), hour).isEqualTo(!rests);
      if (!rests && each.at(hour) == Mishap.NONE) {
        each.witness.look(now);
      }
    }
    if (asking.size() == 1) {
      assertTold(boards, hour);
    }
  }

  private void start(String name, KafkaSettings kafka) {
    List<SourceSettings> sources = List.of(settings(greenhouse), settings(jobTech));
    Program program = new Program(
        new ProgramSettings(Set.of(Role.INGEST), Optional.of(new Cluster(kafka.bootstrapServers(), Map.of())), "",
            ProgramSettings.EMBEDDED_PARTITIONS, scratch.resolve(name), "127.0.0.1", 0, WorldClock.WALL,
            Optional.empty()),
        Taxonomy::bundled, new Sources(sources, IMPATIENT, timer));
    asking.add(new Asking(program, program.start().address()));
  }

  private static SourceSettings settings(SimulatedBoard board) {
    return new SourceSettings(SourceName.parse(board.source()).getFirst(), board.address(), Duration.ofHours(1),
        1_000_000);
  }

  /** What is wrong with each board is told, or that nothing is; by way of Kafka, so that it takes a moment. */
  private void assertTold(List<Watched> boards, int hour) {
    for (Watched each : boards) {
      JsonNode told = await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5))
          .until(() -> told(each.board.source()), this::isOfNow);
      assertThat(told.path("trouble").asText()).as("%s in hour %d", told, hour)
          .isEqualTo(each.rests(hour) ? Mishap.LIMITED.trouble() : each.at(hour).trouble());
    }
  }

  private JsonNode told(String source) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(asking.getFirst().address.resolve("/api/v1/sources")).build();
    JsonNode all = JSON.readTree(http.send(request, BodyHandlers.ofString()).body()).path("sources");
    return StreamSupport.stream(all.spliterator(), false).filter(one -> one.path("source").asText().equals(source))
        .findFirst().orElse(MissingNode.getInstance());
  }

  /** Whether it was told after the round of this hour: then the next one is due later. */
  private boolean isOfNow(JsonNode told) {
    return told.has("next") && Instant.parse(told.get("next").asText()).isAfter(timer.now());
  }

  private static Set<String> published(KafkaSettings kafka) {
    List<String> lines = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
        kafka.client(Map.of("isolation.level", "read_committed")), new ByteArrayDeserializer(),
        new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = IntStream.range(0, ProgramSettings.EMBEDDED_PARTITIONS)
          .mapToObj(each -> new TopicPartition(kafka.eventTopics().jobPostings(), each)).toList();
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
        consumer.poll(Duration.ofMillis(200))
            .forEach(record -> lines.add(Witness.line(EventJson.readPosting(record.value()))));
      }
    }
    Set<String> once = new TreeSet<>(lines);
    assertThat(lines).as("nothing is published twice").hasSameSizeAs(once);
    return once;
  }

  private static Optional<String> firstDifference(Set<String> expected, Set<String> found) {
    TreeSet<String> all = new TreeSet<>(expected);
    all.addAll(found);
    return all.stream().filter(line -> !expected.contains(line) || !found.contains(line)).findFirst()
        .map(line -> (expected.contains(line) ? "Missing: " : "Not so on the boards: ") + line);
  }

  private void assertCounted(Instance instance) {
    Counted counted = new Counted(instance,
        "&from=%s&to=%s".formatted(START.minus(Duration.ofDays(30)), START.plus(Duration.ofDays(30))));
    Map<String, Map<String, Map<LocalDate, Map<String, Integer>>>> measures = Map.of("postings", oracle.posted(),
        "unique", oracle.unique(), "withdrawn", oracle.ended());
    measures.forEach((measure, expected) -> {
      assertThat(expected.get("all")).as(measure).isNotEmpty();
      expected.forEach((facet, byDay) -> await().atMost(PATIENCE).untilAsserted(
          () -> assertThat(firstDifference(lines(byDay), lines(counted.series(measure, facet, Counted.skills(byDay)))))
              .as("%s of %s", measure, facet).isEmpty()));
    });
  }

  private static Set<String> lines(Map<LocalDate, Map<String, Integer>> byDay) {
    Set<String> lines = new TreeSet<>();
    byDay.forEach((day, counts) -> counts
        .forEach((skill, count) -> lines.add("%s %s: %d".formatted(day, skill.isEmpty() ? "in all" : skill, count))));
    return lines;
  }
}
