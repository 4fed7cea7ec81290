package skilltide.dashboard.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import skilltide.dashboard.faults.Watch.Course;
import skilltide.ingest.event.EventTopics;

/**
 * Goes on for as long as {@code -Dskilltide.soak=PT1H} says: events at a steady rate, postings that ingest takes, viewers who come and go, a
 * broker killed and started again every few minutes. In the end every count is right, all that was acknowledged is there, and neither
 * memory nor threads nor file handles nor sockets have grown.
 */
@EnabledIfSystemProperty(named = SoakTest.PROPERTY, matches = "PT.*")
class SoakTest {
  static final String PROPERTY = "skilltide.soak";
  /** Topics of ingest's own: what is counted must be what was sent straight to Kafka. */
  private static final String INGEST = "soak-ingest.";
  private static final int POSTINGS_A_SECOND = 20;
  private static final Duration BROKER_EVERY = Duration.ofMinutes(2);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  /** By so much the last quarter may lie above the second: there are ever more postings, each of which leaves something in the stores. */
  private static final double LONG = 1.15;
  /** The same of a run in which caches are still filled and code is still compiled. */
  private static final double SHORT = 1.5;
  private static final double HANDLES = 1.15;
  private static final int FEW = 3;
  private static final Duration WARM = Duration.ofMinutes(30);
  private static final int THREADS = 3;
  /** Of what is sent while brokers are killed, so much at least must have been taken. */
  private static final double TAKEN = 0.75;

  @Test
  void nothingGrowsAndAllIsCounted() throws Exception {
    Duration length = Duration.parse(System.getProperty(PROPERTY, "PT10M"));
    int kills = 0;
    try (BrokerCluster cluster = BrokerCluster.start(FaultRun.folder("soak-cluster"));
        FaultRun run = FaultRun.start(cluster, "soak", 1);
        InstanceProcess dashboard = run.dashboard();
        IngestProcess ingest = run.ingest(INGEST)) {
      dashboard.start();
      URI address = dashboard.awaitAddress(PATIENCE);
      List<Watch> watches = List.of(new Watch("ingest", ingest.pid()), new Watch("streams", run.anyInstance().pid()),
          new Watch("dashboard", dashboard.pid()));
      List<String> faults;
      long came;
      long frames;
      List<Answered> answers;
      try (Crowd crowd = new Crowd(address, 42); OpenLoop load = new OpenLoop(ingest.postings(), POSTINGS_A_SECOND)) {
        load.start();
        Instant end = Instant.now().plus(length);
        Instant next = Instant.now().plus(BROKER_EVERY);
        while (Instant.now().isBefore(end)) {
          Instant look = Instant.now().plus(LOOK_EVERY);
          await().pollInterval(LOOK_EVERY).atMost(PATIENCE).until(() -> !Instant.now().isBefore(look));
          watches.forEach(Watch::look);
          if (Instant.now().isAfter(next)) {
            Instant fault = Instant.now();
            BrokerProcess broker = cluster.brokers().get(kills++ % cluster.brokers().size());
            broker.kill();
            run.recover(fault);
            broker.start();
            next = Instant.now().plus(BROKER_EVERY);
          }
        }
        faults = crowd.faults();
        came = crowd.came();
        frames = crowd.frames();
        answers = load.stop();
      }
      cluster.awaitWhole();
      run.check("a steady load for " + length + ", a broker killed every " + BROKER_EVERY, kills);
      awaitShown(address, run.postings());
      long acknowledged = answers.stream().filter(Answered::accepted).count();
      write("%s, %d brokers killed, %d viewers came, %d frames, %d postings taken, %d refused".formatted(length, kills,
          came, frames, acknowledged, answers.size() - acknowledged), watches);

      assertThat(faults).as("what viewers met").isEmpty();
      assertThat(frames).as("frames to %d viewers", came).isGreaterThan(came);
      assertThat(came).isGreaterThan(length.toSeconds());
      assertThat(acknowledged).as("postings taken of %d", answers.size()).isGreaterThan((long) (TAKEN * answers.size()))
          .isGreaterThan(length.toSeconds());
      assertThat(answers).as("what senders met")
          .allMatch(answer -> answer.accepted() || answer.status() == Answered.UNAVAILABLE);
      assertThat(published(cluster)).containsAll(
          answers.stream().filter(Answered::accepted).map(answer -> "http:" + answer.id()).toList());
      for (Watch watch : watches) {
        assertThat(watch.courses()).allSatisfy(course -> assertThat(course.last()).as(watch.name() + ' ' + course)
            .isLessThanOrEqualTo(most(course, length)));
      }
    }
  }

  private static Set<String> published(BrokerCluster cluster) {
    Set<String> keys = new HashSet<>();
    new Topic(cluster.servers(), new EventTopics(INGEST).jobPostings())
        .read(posting -> keys.add(new String(posting.key(), StandardCharsets.UTF_8)));
    return keys;
  }

  private static double most(Course course, Duration length) {
    return switch (course.what()) {
      case "threads" -> course.second() + THREADS;
      case "file handles", "sockets" -> course.second() * HANDLES + FEW;
      default -> course.second() * (length.compareTo(WARM) < 0 ? SHORT : LONG);
    };
  }

  // What the board says over all time, skill by skill.
  static void awaitShown(URI address, Map<String, Long> counts) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest top = HttpRequest.newBuilder(address.resolve("/api/v1/top?from=2000-01-01&limit=2000")).build();
      await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
        JsonNode board = new ObjectMapper().readTree(http.send(top, BodyHandlers.ofString()).body());
        Map<String, Long> shown = new TreeMap<>();
        board.get("rows").forEach(row -> shown.put(row.get("skill").asText(), row.get("postings").asLong()));
        assertThat(shown).isEqualTo(counts);
      });
    }
  }

  /** The figures of docs/benchmarks/soak.md. */
  private static void write(String all, List<Watch> watches) throws IOException {
    List<String> lines = new ArrayList<>(
        List.of(all, "", "| process | | second quarter | last quarter | slope an hour |", "|---|---|---|---|---|"));
    watches.forEach(watch -> watch.courses().forEach(course -> lines.add("| %s | %s | %.0f | %.0f | %+.1f |"
        .formatted(watch.name(), course.what(), course.second(), course.last(), course.perHour()))));
    Files.write(Path.of("target", "soak.md"), lines);
    Files.write(Path.of("target", "soak.csv"), Stream.concat(Stream.of(Watch.Look.COLUMNS),
        watches.stream().flatMap(watch -> watch.lines().stream())).toList());
    lines.forEach(System.out::println);
  }
}
