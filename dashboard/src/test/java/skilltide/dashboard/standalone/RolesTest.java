package skilltide.dashboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.inject.BeanDefinition;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skilltide.dashboard.standalone.ProgramSettings.Cluster;

/** A process with one role, beside a Kafka that is there: its own beans and what serves every role, nothing else. */
class RolesTest {
  // Host and Origin are checked everywhere; events' settings and the taxonomy are given to every role by the program.
  private static final List<String> OF_EVERY_ROLE = List.of("skilltide.ingest.web", "skilltide.ingest.event",
      "skilltide.ingest.trace", "skilltide.streams.taxonomy");

  private static final String ALLOWED = "skilltide.allowed-hosts";

  private final Path scratch;

  RolesTest(@TempDir Path scratch) {
    this.scratch = scratch;
  }

  @Test
  void roleAloneStartsNothingOfTheOthers() {
    try (EmbeddedBroker kafka = EmbeddedBroker.start(scratch.resolve("kafka"), Uuid.randomUuid().toString())) {
      for (Role role : Role.values()) {
        ProgramSettings alone = new ProgramSettings(Set.of(role),
            Optional.of(new Cluster(kafka.bootstrapServers(), Map.of())), "", 1, scratch.resolve(role.word()),
            Loopback.HOST, 0, WorldClock.WALL, Optional.empty());

        assertThat(packagesOfBeans(alone)).as("beans of %s alone", role).isNotEmpty()
            .allSatisfy(name -> assertThat(name).startsWith("skilltide." + role.word() + '.'));
      }
    }
  }

  @Test
  void whatOnlyCountsKnowsNoKeysAndBeginsAnotherCountingForItsOwnMachineAlone() throws Exception {
    System.setProperty(ALLOWED, "localhost,127.0.0.1,board.example"); // others are meant to come
    try (EmbeddedBroker kafka = EmbeddedBroker.start(scratch.resolve("kafka"), Uuid.randomUuid().toString());
        Program program = new Program(new ProgramSettings(Set.of(Role.STREAMS),
            Optional.of(new Cluster(kafka.bootstrapServers(), Map.of())), "", 1, scratch.resolve("counts"),
            Loopback.HOST, 0, WorldClock.WALL, Optional.empty()))) {
      URI address = program.start().address();

      HttpResponse<String> refused = begin(address, "X-Forwarded-For", "203.0.113.7");

      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).contains("on its own machine");
      await().atMost(Duration.ofMinutes(1)).until(() -> begin(address).statusCode() == 202);
    } finally {
      System.clearProperty(ALLOWED);
    }
  }

  private static HttpResponse<String> begin(URI address, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve("/api/v1/countings"))
        .POST(HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private static Set<String> packagesOfBeans(ProgramSettings settings) {
    try (Program program = new Program(settings)) {
      return program.start().context().getAllBeanDefinitions().stream().map(BeanDefinition::getBeanType)
          .map(Class::getPackageName).filter(name -> name.startsWith("skilltide."))
          .filter(name -> !OF_EVERY_ROLE.contains(name) && !name.equals(Program.class.getPackageName()))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
