package skilltide.dashboard.readings;

import java.util.List;

/** DuckDB could not do what it was asked to. */
public final class ReadingStoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is said of a file that another process has open, or this one still has for a question that is not answered yet; and where there is no room left. */
  private static final List<String> PASSING = List.of("Could not set lock on file",
      "different configuration than existing connections", "database has been invalidated", "No space left",
      "quota exceeded");

  private final boolean passing;
  private final boolean pending;

  ReadingStoreException(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
    passing = PASSING.stream().anyMatch(String.valueOf(cause.getMessage())::contains);
    pending = false;
  }

  /** Whether it may be otherwise later, without anything being done to the store: it is still open, or the disk is full. */
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
