package skilltide.streams.topology;

import java.io.Serial;
import java.util.function.Function;
import org.apache.kafka.streams.errors.StreamsException;

/**
 * A store holds what this program cannot read: another version wrote it. No record is to blame, and one that were rejected for it would be
 * lost: nothing is counted rather than wrongly.
 */
final class UnreadableStoreException extends StreamsException {
  @Serial
  private static final long serialVersionUID = 1L;

  private UnreadableStoreException(String store, Throwable why) {
    super("The store " + store + " was written by another version of Skilltide: " + why.getMessage(), why);
  }

  /** What is kept, read by a codec that throws an {@link IllegalArgumentException} where it cannot. */
  static <T> T read(String store, byte[] kept, Function<byte[], T> codec) {
    try {
      return codec.apply(kept);
    } catch (IllegalArgumentException e) {
      throw new UnreadableStoreException(store, e);
    }
  }
}
