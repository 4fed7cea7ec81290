package skilltide.dashboard.query;

/** A query that cannot be answered; the message names the field and the mend. */
public final class InvalidViewException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;

  public InvalidViewException(String field, String mend) {
    super(field + ": " + mend);
    this.field = field;
  }

  /** The parameter at fault. */
  public String field() {
    return field;
  }
}
