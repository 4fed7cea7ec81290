package skilltide.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void saysWhereItCannotBeKept() throws IOException {
    Path taken = Files.createFile(folder.resolve("taken"));

    assertThatThrownBy(() -> InstanceId.keptIn(taken)).isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(taken.resolve("instance-id").toString());
  }
}
