package skilltide.dashboard.wholeway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;
import skilltide.dashboard.standalone.ProgramSettings;
import skilltide.dashboard.standalone.Role;
import skilltide.dashboard.standalone.WorldClock;

/**
 * The whole way against a broker in a container, as operators have one. Skipped where no container engine has its image, unless
 * {@code -Dskilltide.containers=required}; the environment variable {@code KAFKA_IMAGE} names another image than the usual one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContainerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String IMAGE = Optional.ofNullable(System.getenv("KAFKA_IMAGE")).orElse("apache/kafka:4.3.1");

  private final KafkaContainer kafka = new KafkaContainer(
      DockerImageName.parse(IMAGE).asCompatibleSubstituteFor("apache/kafka"));

  @BeforeAll
  void start() {
    boolean required = "required".equals(System.getProperty("skilltide.containers"));
    assumeTrue(required || docker("image", "inspect", IMAGE),
        "no container engine that has the image " + IMAGE
            + ": 'docker pull' it to run tests with a broker in a container");
    kafka.start();
  }

  @AfterAll
  void stop() {
    kafka.stop();
  }

  @Test
  void rolesInProcessesOfTheirOwnCountWhatIsPublishedAndGoOnAfterTheBrokerWasAway(@TempDir Path data) {
    try (Instance streams = role(Role.STREAMS, data);
        Instance ingest = role(Role.INGEST, data);
        Instance dashboard = role(Role.DASHBOARD, data)) {
      ingest.post(postings(0, 200));
      await().atMost(PATIENCE).until(() -> kotlin(dashboard) == 200);

      assertThat(docker("pause", kafka.getContainerId())).isTrue();
      try {
        assertThatThrownBy(() -> ingest.post(postings(200, 201))).as("nothing is taken that is not kept")
            .hasMessageContaining("answered 503");
        assertThat(kotlin(dashboard)).as("what is known is answered").isEqualTo(200);
      } finally {
        assertThat(docker("unpause", kafka.getContainerId())).isTrue();
      }
      // The first half of them again; senders are let in one by one until one of them is acknowledged.
      await().atMost(PATIENCE).untilAsserted(() -> ingest.post(postings(100, 300)));

      await().atMost(PATIENCE).until(() -> kotlin(dashboard) == 300);
      assertThat(dashboard.get("/api/v1/top?skills=kafka").at("/rows/0/postings").asInt()).isEqualTo(300);
      await().atMost(PATIENCE).until(() -> streams.get("/health").get("status").asText().equals("UP"));
    }
  }

  private Instance role(Role role, Path data) {
    return Instance.start(new ProgramSettings(Set.of(role),
        Optional.of(new ProgramSettings.Cluster(kafka.getBootstrapServers(), Map.of())), "container-", 3,
        data.resolve(role.word()), "127.0.0.1", 0, WorldClock.WALL, Optional.empty()));
  }

  private static int kotlin(Instance dashboard) {
    return dashboard.get("/api/v1/top?skills=kotlin").at("/rows/0/postings").asInt();
  }

  private static String postings(int from, int to) {
    return IntStream.range(from, to).mapToObj(
        """
            {"@type":"JobPosting","identifier":"%1$d","title":"Engineer %1$d","description":"We use Kotlin and Kafka."}"""::formatted)
        .collect(Collectors.joining("\n"));
  }

  // Whether it could be done. Testcontainers itself would wait for minutes where an engine cannot fetch images.
  private static boolean docker(String... arguments) {
    try {
      return new ProcessBuilder(Stream.concat(Stream.of("docker"), Stream.of(arguments)).toList())
          .redirectErrorStream(true).redirectOutput(Redirect.DISCARD).start().waitFor() == 0;
    } catch (IOException e) {
      return false; // there is no such program
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
