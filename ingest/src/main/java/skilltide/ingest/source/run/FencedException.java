package skilltide.ingest.source.run;

import java.io.Serial;

/** Another instance has taken these sources over: this one must not ask them any more. */
final class FencedException extends RuntimeException {
  @Serial
  private static final long serialVersionUID = 1L;

  FencedException() {
    super("These sources are no longer this instance's");
  }

  FencedException(Throwable cause) {
    super("Another instance has taken over", cause);
  }
}
