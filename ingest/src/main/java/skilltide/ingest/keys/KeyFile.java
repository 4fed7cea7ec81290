package skilltide.ingest.keys;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The file of publishers' keys: a line each with name, hash, sources, rate and when it was made, by blanks; lines that begin with
 * {@code #} are comments. Written whole or not at all.
 */
public final class KeyFile {
  /** What it is called in a data folder. */
  public static final String NAME = "publisher-keys";

  private static final int MAX_KEYS = 1_000;
  private static final int FIELDS = 5;
  private static final String HEADER = "# Skilltide's publishers: name, SHA-256 of the key, sources, postings a second, made.";

  private final Path path;

  public KeyFile(Path path) {
    this.path = path;
  }

  public Path path() {
    return path;
  }

  /**
   * Its keys, in order; none where there is no file.
   *
   * @throws MalformedKeysException when a line is none
   */
  public List<PublisherKey> read() throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(path);
    } catch (NoSuchFileException e) {
      return List.of();
    }
    List<PublisherKey> keys = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        try {
          keys.add(parse(line));
        } catch (IllegalArgumentException | DateTimeParseException e) {
          throw new MalformedKeysException("%s, line %d: %s; mend it or delete the line".formatted(path, i + 1,
              e.getMessage()), e);
        }
      }
    }
    return List.copyOf(keys);
  }

  /** Adds one; false, and nothing done, where there is one of this name. */
  public boolean add(PublisherKey key) throws IOException {
    return alone(() -> {
      List<PublisherKey> keys = read();
      if (keys.stream().anyMatch(other -> other.name().equals(key.name()))) {
        return false;
      }
      if (keys.size() == MAX_KEYS) {
        throw new IOException("%s holds %,d keys, and no more go in".formatted(path, MAX_KEYS));
      }
      write(Stream.concat(keys.stream(), Stream.of(key)).toList());
      return true;
    });
  }

  /** Takes one out; false where there is none of this name. */
  public boolean remove(String name) throws IOException {
    if (Files.notExists(path)) {
      return false;
    }
    return alone(() -> {
      List<PublisherKey> keys = read();
      List<PublisherKey> left = keys.stream().filter(key -> !key.name().equals(name)).toList();
      if (left.size() == keys.size()) {
        return false;
      }
      write(left);
      return true;
    });
  }

  private interface Change {
    boolean make() throws IOException;
  }

  // Whoever changes it at the same time, here or in another process, waits: else one of two new keys would be lost.
  private boolean alone(Change change) throws IOException {
    synchronized (KeyFile.class) {
      Files.createDirectories(folder());
      Path lock = path.resolveSibling(path.getFileName() + ".lock");
      try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = channel.lock()) {
        return held.isValid() && change.make();
      }
    }
  }

  private Path folder() throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null) {
      throw new FileAlreadyExistsException(path.toString());
    }
    return folder;
  }

  private static PublisherKey parse(String line) {
    String[] fields = line.split("\\s+", -1);
    if (fields.length != FIELDS) {
      throw new IllegalArgumentException("%d fields are needed, not %d".formatted(FIELDS, fields.length));
    }
    return new PublisherKey(fields[0], KeyHash.parse(fields[1]), Set.copyOf(List.of(fields[2].split(",", -1))),
        Integer.parseInt(fields[3]), Instant.parse(fields[4]));
  }

  private void write(List<PublisherKey> keys) throws IOException {
    List<String> lines = Stream.concat(Stream.of(HEADER),
        keys.stream().map(key -> String.join(" ", key.name(), key.hash().toString(), key.sourceList(),
            Integer.toString(key.rate()), key.created().toString())))
        .toList();
    Path draft = path.resolveSibling(path.getFileName() + ".new");
    Files.deleteIfExists(draft);
    createPrivate(draft);
    Files.write(draft, lines);
    try {
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  // Hashes give no key away; but who may change this file may let themselves in.
  private static void createPrivate(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
    }
  }
}
