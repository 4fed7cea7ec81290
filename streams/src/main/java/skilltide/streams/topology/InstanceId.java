package skilltide.streams.topology;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who an instance is to its group, kept beside its stores: one that comes back soon after a kill is known again, and gets
 * its tasks at once instead of waiting until the group has missed the dead one. Goes with the stores as the process id of
 * Kafka Streams does: a folder must never be copied for a second instance, the two would throw each other out.
 */
final class InstanceId {
  private static final Logger LOG = LoggerFactory.getLogger(InstanceId.class);
  private static final String FILE = "instance-id";
  private static final Pattern WHOLE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private InstanceId() {}

  /** The one kept in that folder; else a new one, which is not known again later if it cannot be kept. */
  static String keptIn(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      String kept = read(file);
      return WHOLE.matcher(kept).matches() ? kept : make(file);
    } catch (IOException e) {
      LOG.warn(
          "{} cannot be read or written (can this user write there, has the disk room?): after a kill this instance"
              + " waits some seconds longer for its partitions. {}",
          file, e.toString());
      return UUID.randomUUID().toString();
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
