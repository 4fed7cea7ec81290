package skilltide.dashboard.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/** What happens to the files of a dead instance's stores. */
enum StateDamage {
  STATE_DELETED {
    @Override
    int done(Path state, Random random) throws IOException {
      int files = files(state, "").size();
      FaultRun.delete(state);
      return files;
    }
  },
  TABLES_OVERWRITTEN {
    @Override
    int done(Path state, Random random) throws IOException {
      return overwrite(files(state, ".sst"), random);
    }
  },
  MANIFESTS_OVERWRITTEN {
    @Override
    int done(Path state, Random random) throws IOException {
      List<Path> files = files(state, "").stream()
          .filter(file -> file.getFileName().toString().startsWith("MANIFEST")).toList();
      return overwrite(files, random);
    }
  };

  /**
   * Does it.
   *
   * @param state the folder of the stores
   * @return to how many files
   */
  abstract int done(Path state, Random random) throws IOException;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static List<Path> files(Path state, String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(state)) {
      return files.filter(Files::isRegularFile).filter(file -> file.toString().endsWith(suffix)).toList();
    }
  }

  private static int overwrite(List<Path> files, Random random) throws IOException {
    for (Path file : files) {
      byte[] bytes = new byte[(int) Math.max(64, Files.size(file))];
      random.nextBytes(bytes);
      Files.write(file, bytes);
    }
    return files.size();
  }
}
