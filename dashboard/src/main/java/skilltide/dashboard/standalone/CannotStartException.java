package skilltide.dashboard.standalone;

import java.io.Serial;

/** Something that the person at the terminal can mend; the message is the one sentence that says what and how. */
public class CannotStartException extends RuntimeException {
  @Serial
  private static final long serialVersionUID = 1L;

  public CannotStartException(String sentence) {
    super(sentence);
  }

  public CannotStartException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
