package skilltide.dashboard.readings;

/** DuckDB could not do what it was asked to. */
public final class ReadingStoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean inUse;
  private final boolean pending;

  ReadingStoreException(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
    inUse = String.valueOf(cause.getMessage()).contains("lock");
    pending = false;
  }

  /** Whether another process has the store open. */
  public boolean isInUse() {
    return inUse;
  }

  private ReadingStoreException(String message) {
    super(message);
    inUse = false;
    pending = true;
  }

  /** Whether there is nothing to be asked yet, and nothing wrong. */
  public boolean isPending() {
    return pending;
  }

  /** There is nothing to be asked yet. */
  public static ReadingStoreException pending() {
    return new ReadingStoreException("The readings are still being read; /api/v1/status tells how far that is");
  }
}
