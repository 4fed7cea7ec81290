package skilltide.dashboard.readings;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one folder that DuckDB may write to beside its database: what does not fit in memory, and files on their way to whoever asked
 * for them. Nothing in it outlives the store.
 */
final class ScratchFolder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ScratchFolder.class);

  private final Path folder;

  private ScratchFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * The folder beside a database.
   *
   * @param database absent for one in memory
   */
  static ScratchFolder beside(@Nullable Path database) throws IOException {
    return new ScratchFolder(database == null
        ? Files.createTempDirectory("skilltide-readings")
        : database.toAbsolutePath().resolveSibling("scratch-" + database.getFileName()));
  }

  /** Makes it, empty of what a run before this one left. Only for the one process that has the database open. */
  void clear() throws IOException {
    remove();
    Files.createDirectories(folder);
  }

  Path folder() {
    return folder;
  }

  @Override
  public void close() {
    try {
      remove();
    } catch (IOException e) {
      log.warn("{} cannot be removed: {}", folder, e.toString());
    }
  }

  private void remove() throws IOException {
    try {
      Files.walkFileTree(folder, new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
          Files.deleteIfExists(file);
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException trouble) throws IOException {
          Files.deleteIfExists(visited);
          return FileVisitResult.CONTINUE;
        }
      });
    } catch (NoSuchFileException | DirectoryNotEmptyException e) {
      log.debug("Nothing to remove, or something came meanwhile", e);
    }
  }
}
