package skilltide.streams.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Who an instance is to its group, kept beside its stores: one that comes back soon after a kill is known again, and gets
 * its tasks at once instead of waiting until the group has missed the dead one. Goes with the stores as the process id of
 * Kafka Streams does: a copied folder is the same instance, and of two at once the group shuts one out.
 */
final class InstanceId {
  private static final String FILE = "instance-id";
  private static final Pattern WHOLE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private InstanceId() {}

  /**
   * The one kept in that folder, or a new one.
   *
   * @throws UncheckedIOException when it can neither be read nor written
   */
  static String keptIn(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      String kept = read(file);
      return WHOLE.matcher(kept).matches() ? kept : make(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read or written: can this user write there, and has the disk"
          + " room?", e);
    }
  }

  // As bytes: what a bad disk left need not be text.
  private static String read(Path file) throws IOException {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip();
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  private static String make(Path file) throws IOException {
    String id = UUID.randomUUID().toString();
    Files.createDirectories(file.getParent());
    Path draft = file.resolveSibling(FILE + ".draft");
    Files.writeString(draft, id + '\n');
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    return id;
  }
}
