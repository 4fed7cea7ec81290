package skilltide.streams.taxonomy;

import java.io.Serial;

/** A taxonomy file that cannot be used: the message names file, line and what to mend. */
public final class TaxonomyException extends RuntimeException {
  @Serial
  private static final long serialVersionUID = 1;

  /** @param line counted from one; 0 when the file as a whole is meant */
  public TaxonomyException(String file, int line, String reason) {
    super(line > 0 ? file + ":" + line + ": " + reason : file + ": " + reason);
  }
}
