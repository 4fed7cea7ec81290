package skilltide.dashboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.inject.BeanDefinition;
import java.nio.file.Path;
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
      "skilltide.streams.taxonomy");

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

  private static Set<String> packagesOfBeans(ProgramSettings settings) {
    try (Program program = new Program(settings)) {
      return program.start().context().getAllBeanDefinitions().stream().map(BeanDefinition::getBeanType)
          .map(Class::getPackageName).filter(name -> name.startsWith("skilltide."))
          .filter(name -> !OF_EVERY_ROLE.contains(name) && !name.equals(Program.class.getPackageName()))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
