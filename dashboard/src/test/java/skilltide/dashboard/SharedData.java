package skilltide.dashboard;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The archive of real postings that lies beside the project on some machines; never part of it. */
public final class SharedData {
  private SharedData() {}

  /** Its folder: {@code shared/data} beside the project, or where {@code -Dskilltide.shared} says. */
  public static Optional<Path> folder() {
    Path shared = Path.of(System.getProperty("skilltide.shared", "../../shared"));
    return Optional.of(shared.resolve("data")).filter(Files::isDirectory);
  }
}
