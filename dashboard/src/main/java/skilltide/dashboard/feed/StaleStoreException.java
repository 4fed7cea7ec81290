package skilltide.dashboard.feed;

/**
 * What was read cannot be gone on with: it knows more than there is, filled from topics that were made anew since; or nobody knows what
 * was forgotten meanwhile.
 */
final class StaleStoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StaleStoreException(String message) {
    super(message);
  }
}
