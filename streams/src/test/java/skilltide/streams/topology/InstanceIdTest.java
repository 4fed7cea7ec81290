package skilltide.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skilltide.ingest.event.KafkaSettings;

class InstanceIdTest {
  private final Path folder;

  InstanceIdTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void isTheSameAfterARestart() {
    Path stores = folder.resolve("streams");
    String id = InstanceId.keptIn(stores);

    assertThat(InstanceId.keptIn(stores)).isEqualTo(id);
    assertThat(InstanceId.keptIn(folder.resolve("other"))).isNotEqualTo(id);
    assertThat(stores).isDirectoryContaining("glob:**/instance-id").isDirectoryNotContaining("glob:**.draft");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "0000", "not an id of the form that is expected"})
  void isMadeAnewWhenItWasNotWrittenWhole(String left) throws IOException {
    Files.writeString(folder.resolve("instance-id"), left);

    String id = InstanceId.keptIn(folder);

    assertThat(id).matches("[0-9a-f-]{36}");
    assertThat(InstanceId.keptIn(folder)).isEqualTo(id);
  }

  @Test
  void isMadeUpForOnceWhereItCannotBeKept() throws IOException {
    Path taken = Files.createFile(folder.resolve("taken"));

    assertThat(InstanceId.keptIn(taken)).matches("[0-9a-f-]{36}").isNotEqualTo(InstanceId.keptIn(taken));
  }

  @Test
  void isOneForAllWhoAskAtOnce() throws InterruptedException {
    Applications applications = new Applications(new KafkaSettings("localhost:1", "", Map.of()),
        new StreamsSettings(folder.resolve("streams"), 1, Duration.ofMillis(100), Duration.ofMillis(100),
            Duration.ofMillis(100), Duration.ZERO, true),
        client -> () -> {});
    Set<String> ids = ConcurrentHashMap.newKeySet();
    List<Thread> asking = Stream.generate(() -> Thread.ofVirtual().start(() -> ids.add(applications.instance())))
        .limit(16).toList();
    for (Thread each : asking) {
      each.join();
    }

    assertThat(ids).containsExactly(InstanceId.keptIn(folder.resolve("streams")));
  }
}
