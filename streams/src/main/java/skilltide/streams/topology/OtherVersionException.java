package skilltide.streams.topology;

import java.io.Serial;
import java.util.function.Function;
import org.apache.kafka.streams.errors.StreamsException;
import skilltide.streams.result.Input;
import skilltide.streams.result.UnknownVersionException;

/**
 * Another version wrote what is read here, in a format that this program does not know. No record is to blame, and one that were rejected
 * for it would be lost: nothing is counted rather than wrongly. What is merely damaged is another matter.
 */
final class OtherVersionException extends StreamsException {
  @Serial
  private static final long serialVersionUID = 1L;
  private static final String REREAD = "or have all postings read again by this one: ./skilltide reread";

  private final String mend;

  private OtherVersionException(String what, UnknownVersionException why, String mend) {
    super(what + " was written by another version of Skilltide: " + why.getMessage(), why);
    this.mend = mend;
  }

  /** What a store holds for the counting of an input, read by a codec that tells versions that it does not know. */
  static <T> T read(Input input, String store, byte[] kept, Function<byte[], T> codec) {
    try {
      return codec.apply(kept);
    } catch (UnknownVersionException e) {
      throw new OtherVersionException("The store " + store, e, switch (input) {
        case POSTINGS, MARKS -> "Go on with that version, " + REREAD;
        case VIEWS ->
          "Go on with that version; what it costs to count views anew is told in docs/operating.md, Upgrading";
      });
    }
  }

  /** A mark that an instance of another version told this one. */
  static OtherVersionException mark(UnknownVersionException why) {
    return new OtherVersionException("A mark", why, "Start this instance with that version too, " + REREAD);
  }

  /** What operators can do. */
  String mend() {
    return mend;
  }
}
