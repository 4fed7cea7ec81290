package skilltide.dashboard.readings;

/** DuckDB could not do what it was asked to. */
public final class ReadingStoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean inUse;

  ReadingStoreException(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
    inUse = String.valueOf(cause.getMessage()).contains("lock");
  }

  /** Whether another process has the store open. */
  public boolean isInUse() {
    return inUse;
  }

  ReadingStoreException(String message) {
    super(message);
    inUse = false;
  }

  /** There is nothing to be asked yet. */
  public static ReadingStoreException pending() {
    return new ReadingStoreException("The readings are still being read");
  }
}
