package skilltide.ingest.keys;

import java.io.IOException;

/** A file of keys that cannot be used as it is; the message names the line and the mend. */
public final class MalformedKeysException extends IOException {
  private static final long serialVersionUID = 1L;

  MalformedKeysException(String message, Throwable cause) {
    super(message, cause);
  }
}
