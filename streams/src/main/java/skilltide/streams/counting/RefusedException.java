package skilltide.streams.counting;

import java.io.Serial;

/** Postings cannot be read again now; the message says why and what to do. */
public final class RefusedException extends RuntimeException {
  @Serial
  private static final long serialVersionUID = 1L;

  RefusedException(String sentence) {
    super(sentence);
  }
}
