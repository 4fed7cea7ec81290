package skilltide.dashboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  private final Path scratch;
  private final Path path;

  DataFolderTest(@TempDir Path scratch) {
    this.scratch = scratch;
    path = scratch.resolve("data");
  }

  @Test
  void folderKeepsItsIdentity() {
    String first;
    try (DataFolder folder = DataFolder.open(path)) {
      first = folder.clusterId();
    }

    try (DataFolder again = DataFolder.open(path)) {
      assertThat(again.clusterId()).isEqualTo(first).hasSize(22);
    }
  }

  @Test
  void foldersDiffer() {
    try (DataFolder one = DataFolder.open(path); DataFolder other = DataFolder.open(scratch.resolve("other"))) {
      assertThat(one.clusterId()).isNotEqualTo(other.clusterId());
    }
  }

  @Test
  void emptyFolderThatIsThereAlreadyIsTaken() throws IOException {
    Files.createDirectory(path);

    try (DataFolder folder = DataFolder.open(path)) {
      assertThat(folder.path()).isEqualTo(path);
    }
  }

  @Test
  void rootOfANewDiskIsTaken() throws IOException {
    Path found = Files.createDirectories(path.resolve("lost+found"));

    try (DataFolder folder = DataFolder.open(path)) {
      assertThat(folder.path()).isEqualTo(path);
      assertThat(found).isEmptyDirectory();
    }
  }

  @Test
  void folderWhoseFirstStartWasKilledIsTakenAndItsDraftReplaced() throws IOException {
    Files.createDirectory(path);
    Files.writeString(path.resolve("skilltide.lock"), "");
    Path draft = Files.writeString(path.resolve(DataFolder.PROPERTIES + ".new"), "format=1\nclus");

    try (DataFolder folder = DataFolder.open(path)) {
      assertThat(folder.clusterId()).hasSize(22);
      assertThat(draft).doesNotExist();
    }
  }

  @Test
  void folderInUseIsRefused() {
    try (DataFolder held = DataFolder.open(path)) {
      assertThat(held.path()).isEqualTo(path);
      refused("in use by another instance");
    }
  }

  @Test
  void folderOfAnotherFormatIsRefused() throws IOException {
    DataFolder.open(path).close();
    Files.writeString(path.resolve(DataFolder.PROPERTIES), "format=2\ncluster.id=x\n");

    refused("has format 2, this program reads format " + DataFolder.FORMAT);
    Files.writeString(path.resolve(DataFolder.PROPERTIES), "format=" + DataFolder.FORMAT + "\ncluster.id=x\n");
    DataFolder.open(path).close(); // refusing left no lock behind
  }

  @Test
  void folderOfSomethingElseIsRefusedAndLeftAlone() throws IOException {
    Files.createDirectory(path);
    Files.writeString(path.resolve("thesis.txt"), "…");

    refused("not a data folder of Skilltide");
    try (var entries = Files.list(path)) {
      assertThat(entries).containsExactly(path.resolve("thesis.txt"));
    }
  }

  @Test
  void fileIsNoFolder() throws IOException {
    Files.writeString(path, "…");

    refused("is a file, not a folder");
  }

  @Test
  void folderBelowAFileCannotBeWritten() throws IOException {
    Path file = Files.writeString(scratch.resolve("file"), "…");

    assertThatThrownBy(() -> DataFolder.open(file.resolve("data"))).isInstanceOf(CannotStartException.class)
        .hasMessageContaining("cannot be written").hasMessageContaining("--data");
  }

  private void refused(String why) {
    assertThatThrownBy(() -> DataFolder.open(path)).isInstanceOf(CannotStartException.class)
        .hasMessageContaining(path.toString()).hasMessageContaining(why).hasMessageNotContaining("\n");
  }
}
