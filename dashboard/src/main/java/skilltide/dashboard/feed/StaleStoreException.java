package skilltide.dashboard.feed;

/** A store knows more than there is: it was filled from topics that were made anew since. */
final class StaleStoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StaleStoreException(String message) {
    super(message);
  }
}
