package skilltide.dashboard.faults;

/**
 * What became of a posting that was sent.
 *
 * @param id the posting's
 * @param sent when, as {@link System#nanoTime} has it
 * @param nanos how long the answer took
 * @param status of it; 0 where the connection broke
 * @param retryAfter whether it says when to come again
 */
record Answered(String id, long sent, long nanos, int status, boolean retryAfter) {
  static final int ACCEPTED = 202;
  static final int UNAVAILABLE = 503;

  boolean accepted() {
    return status == ACCEPTED;
  }
}
