package skilltide.streams.result;

import java.io.Serial;

/** Bytes whose first one is a version of the format that this program does not know: another version of the program wrote them. */
public final class UnknownVersionException extends IllegalArgumentException {
  @Serial
  private static final long serialVersionUID = 1L;

  /** Versions count from 1; from here on it is text, or damage. */
  private static final int NO_VERSION = 32;

  private UnknownVersionException(String message) {
    super(message);
  }

  /**
   * That a version byte is one of those that are known.
   *
   * @param first the first one known
   * @param last the last one known
   * @throws UnknownVersionException when it is another version
   * @throws IllegalArgumentException when it is none
   */
  public static void require(int version, int first, int last) {
    if (version < 1 || version >= NO_VERSION) {
      throw new IllegalArgumentException("begins with " + version + ", which is no version");
    }
    if (version < first || version > last) {
      throw new UnknownVersionException(
          "version " + version + "; this program knows " + last + (version > last ? ": upgrade it first" : ""));
    }
  }
}
