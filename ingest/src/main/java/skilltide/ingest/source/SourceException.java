package skilltide.ingest.source;

import java.io.IOException;
import java.io.Serial;
import java.time.Duration;
import java.util.Optional;

/** A source that could not be read, or is not believed: says why, for the operator. */
public final class SourceException extends IOException {
  @Serial
  private static final long serialVersionUID = 1L;

  private final Trouble trouble;
  private final Duration rest;

  /** @param why what happened, where, and the mend if there is one */
  public SourceException(Trouble trouble, String why) {
    this(trouble, why, Duration.ZERO);
  }

  /** @param rest for how long the board is to be left alone */
  public SourceException(Trouble trouble, String why, Duration rest) {
    super(why);
    this.trouble = trouble;
    this.rest = rest;
  }

  public Trouble trouble() {
    return trouble;
  }

  /** For how long the board wants to be left alone, where it says so. */
  public Optional<Duration> rest() {
    return rest.isZero() ? Optional.empty() : Optional.of(rest);
  }
}
