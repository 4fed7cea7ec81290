package skilltide.dashboard.readings;

import java.util.List;

/** DuckDB could not do what it was asked to. */
public final class ReadingStoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What systems say that have no room left. */
  private static final List<String> FULL = List.of("No space left", "quota exceeded");

  private final boolean passing;
  private final boolean pending;

  ReadingStoreException(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
    String said = String.valueOf(cause.getMessage());
    passing = said.contains("lock") || FULL.stream().anyMatch(said::contains);
    pending = false;
  }

  /** Whether it may be otherwise later, without anything being done to the store: another process has it open, or the disk is full. */
  public boolean isPassing() {
    return passing;
  }

  private ReadingStoreException(String message) {
    super(message);
    passing = false;
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
