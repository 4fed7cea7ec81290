package skilltide.ingest.replay;

import java.io.Serial;

/** The replay cannot go on; the message says why and what to do. What had been acknowledged stays. */
public final class ReplayException extends RuntimeException {
  @Serial
  private static final long serialVersionUID = 1L;

  public ReplayException(String message) {
    super(message);
  }

  public ReplayException(String message, Throwable cause) {
    super(message, cause);
  }
}
