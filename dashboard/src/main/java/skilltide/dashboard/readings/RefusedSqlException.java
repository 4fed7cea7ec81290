package skilltide.dashboard.readings;

/** A query that is not answered; the message names the mend. */
public final class RefusedSqlException extends RuntimeException {
  /** What is wrong with a query. */
  public enum Why {
    /** It may not be asked, is not understood, or fails. */
    WRONG,
    /** Its answer is too large. */
    TOO_MUCH
  }

  private static final long serialVersionUID = 1L;

  private final Why why;

  RefusedSqlException(String message) {
    this(Why.WRONG, message);
  }

  public RefusedSqlException(Why why, String message) {
    super(message);
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
