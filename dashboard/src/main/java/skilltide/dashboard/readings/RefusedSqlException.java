package skilltide.dashboard.readings;

/** A query that is not answered; the message names the mend. */
public final class RefusedSqlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedSqlException(String message) {
    super(message);
  }
}
