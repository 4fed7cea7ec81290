package skilltide.dashboard.standalone;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import skilltide.dashboard.wholeway.Instance;

/** An instance that is expected back has its partitions kept for it, and its stores. */
@EnabledIfSystemProperty(named = "skilltide.faults", matches = "ci|long", disabledReason = "starts whole instances: with -Plong")
class StaticMembershipTest {
  private static final String AWAY = "skilltide.streams.away";
  private static final String KAFKA_METERS = "skilltide.metrics.kafka";
  private static final String POSTINGS = "skilltide-postings-v1";
  private static final List<String> GROUPS = List.of(POSTINGS, "skilltide-views");
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Path scratch;

  StaticMembershipTest(@TempDir Path scratch) {
    this.scratch = scratch;
  }

  @BeforeEach
  void setUp() {
    System.setProperty(AWAY, "60s");
    System.setProperty(KAFKA_METERS, "true");
  }

  @AfterEach
  void clear() {
    System.clearProperty(AWAY);
    System.clearProperty(KAFKA_METERS);
  }

  @Test
  void restartedInstanceHasItsPartitionsAndStoresBackWithoutARebalance() throws Exception {
    try (EmbeddedBroker kafka = EmbeddedBroker.start(scratch.resolve("kafka"), Uuid.randomUuid().toString());
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        Instance staying = start(kafka, "staying", Role.INGEST, Role.STREAMS)) {
      Map<String, String> assigned;
      double rebalances;
      Map<String, String> stores;
      try (Instance restarted = start(kafka, "restarted", Role.STREAMS)) {
        await().atMost(PATIENCE).until(() -> members(admin).size() == 2 * GROUPS.size());
        staying.post(postings(0, 40));
        await().atMost(PATIENCE).until(() -> counted(admin) == 40);
        await().atMost(PATIENCE).untilAsserted(() -> restarted.get("/health"));
        assigned = members(admin);
        rebalances = rebalances(staying);
        stores = stores("restarted");
      }
      assertThat(assigned).as("each counts something").allSatisfy((who, what) -> assertThat(what).isNotEmpty());
      assertThat(stores).isNotEmpty();
      assertThat(members(admin)).as("while one is away").isEqualTo(assigned);

      try (Instance restarted = start(kafka, "restarted", Role.STREAMS)) {
        staying.post(postings(40, 80));
        await().atMost(PATIENCE).until(() -> counted(admin) == 80);
        await().atMost(PATIENCE).untilAsserted(() -> restarted.get("/health"));

        assertThat(members(admin)).isEqualTo(assigned);
        assertThat(rebalances(staying)).as("rebalances of the one that stayed").isEqualTo(rebalances).isPositive();
        assertThat(stores("restarted")).isEqualTo(stores);
      }
    }
  }

  @Test
  void longerThanKafkaWaitsStandsStillAndSaysWhatToSet() throws Exception {
    System.setProperty(AWAY, "31m");
    try (EmbeddedBroker kafka = EmbeddedBroker.start(scratch.resolve("kafka"), Uuid.randomUuid().toString());
        Program program = new Program(settings(kafka, "waited-for", Role.STREAMS))) {
      Thread.ofVirtual().start(program::start); // which waits until it is well
      Path log = scratch.resolve("waited-for/logs/skilltide.log");

      await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(Files.readString(log))
          .contains("skilltide-views stands still").contains("group.max.session.timeout.ms of the brokers"));
    }
  }

  @Test
  void longerThanAnybodyWaitsDoesNotStart() throws Exception {
    System.setProperty(AWAY, "48h");
    try (EmbeddedBroker kafka = EmbeddedBroker.start(scratch.resolve("kafka"), Uuid.randomUuid().toString());
        Program program = new Program(settings(kafka, "waited-for", Role.STREAMS))) {
      assertThatThrownBy(program::start).isInstanceOf(CannotStartException.class)
          .hasMessageContaining("SKILLTIDE_STREAMS_AWAY");
    }
  }

  private Instance start(EmbeddedBroker kafka, String name, Role... roles) {
    return Instance.start(settings(kafka, name, roles));
  }

  private ProgramSettings settings(EmbeddedBroker kafka, String name, Role... roles) {
    return new ProgramSettings(Set.of(roles),
        Optional.of(new ProgramSettings.Cluster(kafka.bootstrapServers(), Map.of())), "", 4, scratch.resolve(name),
        Loopback.HOST, 0, WorldClock.WALL, Optional.empty());
  }

  /** What each member reads, by its group and the id that it has from its data folder. */
  private static Map<String, String> members(Admin admin) throws ExecutionException, InterruptedException {
    Map<String, String> members = new TreeMap<>();
    admin.describeConsumerGroups(GROUPS).all().get().forEach((group, described) -> {
      for (MemberDescription member : described.members()) {
        members.put(group + ' ' + member.groupInstanceId().orElse("none"),
            member.assignment().topicPartitions().stream()
                .map(TopicPartition::toString).sorted().collect(joining(" ")));
      }
    });
    return members;
  }

  private static long counted(Admin admin) throws ExecutionException, InterruptedException {
    return admin.listConsumerGroupOffsets(POSTINGS).partitionsToOffsetAndMetadata().get().entrySet().stream()
        .filter(each -> each.getKey().topic().equals("job-postings")).map(Map.Entry::getValue)
        .mapToLong(OffsetAndMetadata::offset).sum();
  }

  private static double rebalances(Instance instance) {
    return instance.bean(MeterRegistry.class).getMeters().stream()
        .filter(meter -> meter.getId().getName().equals("kafka.consumer.coordinator.rebalance.total"))
        .flatMap(meter -> StreamSupport.stream(meter.measure().spliterator(), false)).mapToDouble(Measurement::getValue)
        .sum();
  }

  private Map<String, String> stores(String name) throws IOException {
    try (Stream<Path> files = Files.walk(scratch.resolve(name))) {
      return files.filter(file -> file.endsWith("IDENTITY")).collect(toMap(Path::toString, StaticMembershipTest::text));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String postings(int from, int to) {
    return IntStream.range(from, to).mapToObj(
        """
            {"@type":"JobPosting","identifier":"%1$d","title":"Engineer %1$d","description":"We use Kotlin and Kafka."}"""::formatted)
        .collect(joining("\n"));
  }
}
