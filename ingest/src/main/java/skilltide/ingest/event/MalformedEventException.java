package skilltide.ingest.event;

import java.io.Serial;

/** A posting or a view that cannot be taken: names the field and what is wrong with it, for the one who sent it. */
public final class MalformedEventException extends RuntimeException {
  @Serial
  private static final long serialVersionUID = 1L;

  private final String field;
  private final String problem;

  /**
   * @param field the place, as the sender knows it, such as {@code datePosted}
   * @param problem what is wrong and, where it can be said, the mend
   */
  public MalformedEventException(String field, String problem) {
    this.field = field;
    this.problem = problem;
  }

  @Override
  public String getMessage() {
    return field + ": " + problem;
  }

  public String field() {
    return field;
  }

  public String problem() {
    return problem;
  }
}
