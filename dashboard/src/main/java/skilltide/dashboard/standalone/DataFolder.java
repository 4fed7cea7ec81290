package skilltide.dashboard.standalone;

import java.io.IOException;
import java.io.Reader;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import skilltide.ingest.keys.KeyFile;

/**
 * The folder in which an instance keeps everything: the broker's logs, the streams' state, its own log. One instance
 * at a time; what it is and whose is written in {@value #PROPERTIES}.
 */
final class DataFolder implements AutoCloseable {
  /** Of the folder's layout. Raised when an older program could not go on with what a newer one wrote. */
  static final String FORMAT = "1";
  static final String PROPERTIES = "skilltide.properties";
  private static final String DRAFT = PROPERTIES + ".new";
  private static final String LOCK = "skilltide.lock";
  /** What the root of a new ext4 disk holds. */
  private static final String OF_THE_DISK = "lost+found";
  private static final String FORMAT_KEY = "format";
  private static final String CLUSTER_KEY = "cluster.id";

  private final Path path;
  private final FileChannel lock;
  private final String clusterId;

  private DataFolder(Path path, FileChannel lock, String clusterId) {
    this.path = path;
    this.lock = lock;
    this.clusterId = clusterId;
  }

  /** That it is held by another instance. */
  static final class InUseException extends CannotStartException {
    @Serial
    private static final long serialVersionUID = 1L;

    InUseException(String sentence) {
      super(sentence);
    }
  }

  /**
   * Takes the folder for this instance, making it where it does not exist.
   *
   * @throws CannotStartException when it cannot be written, is in use, holds something else or another version's data
   */
  static DataFolder open(Path path) {
    try {
      Files.createDirectories(path);
      refuseForeign(path);
      FileChannel lock = lock(path);
      try {
        return new DataFolder(path, lock, clusterId(path));
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (FileAlreadyExistsException e) {
      throw new CannotStartException("'%s' is a file, not a folder: name another with --data.".formatted(path), e);
    } catch (IOException e) {
      throw new CannotStartException(
          "The data folder '%s' cannot be written (%s): make it writable or name another with --data."
              .formatted(path, e.getClass().getSimpleName()),
          e);
    }
  }

  Path path() {
    return path;
  }

  Path kafka() {
    return path.resolve("kafka");
  }

  Path logFile() {
    return path.resolve("logs").resolve("skilltide.log");
  }

  /** The identity of the embedded broker's cluster: made once, kept as long as the folder. */
  String clusterId() {
    return clusterId;
  }

  /** Lets another instance have the folder. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Whoever points --data at their documents by mistake shall not find a broker's files among them.
  static void refuseForeign(Path path) throws IOException {
    if (Files.exists(path.resolve(PROPERTIES))) {
      return;
    }
    // The first two are all that a start leaves behind that was killed before the folder had its name; keys may be made before.
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path,
        entry -> !entry.endsWith(LOCK) && !entry.endsWith(DRAFT) && !entry.endsWith(KeyFile.NAME)
            && !entry.endsWith(KeyFile.NAME + ".lock") && !entry.endsWith(OF_THE_DISK))) {
      if (entries.iterator().hasNext()) {
        throw new CannotStartException(
            "'%s' is not empty and not a data folder of Skilltide: name another with --data.".formatted(path));
      }
    }
  }

  private static FileChannel lock(Path path) throws IOException {
    FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException sameProcess) {
      // Held by another instance within this JVM: the same answer as for one outside.
    }
    channel.close();
    throw new InUseException(
        "The data folder '%s' is in use by another instance: stop that one or name another folder with --data."
            .formatted(path));
  }

  private static String clusterId(Path path) throws IOException {
    Path file = path.resolve(PROPERTIES);
    Properties properties = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      }
      String format = properties.getProperty(FORMAT_KEY, "unknown");
      if (!format.equals(FORMAT)) {
        throw new CannotStartException(
            "The data folder '%s' has format %s, this program reads format %s: use the program that wrote it, or name another folder with --data."
                .formatted(path, format, FORMAT));
      }
    }
    String known = properties.getProperty(CLUSTER_KEY);
    if (known != null) {
      return known;
    }
    properties.setProperty(FORMAT_KEY, FORMAT);
    properties.setProperty(CLUSTER_KEY, Uuid.randomUuid().toString());
    write(properties, file);
    return properties.getProperty(CLUSTER_KEY);
  }

  // Whole or not at all: a folder with half a file would be refused for ever.
  private static void write(Properties properties, Path file) throws IOException {
    Path draft = file.resolveSibling(DRAFT);
    try (Writer writer = Files.newBufferedWriter(draft)) {
      properties.store(writer, "A data folder of Skilltide. Delete the whole folder, never this file alone.");
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
