package skilltide.ingest.replay;

/**
 * What became of the postings.
 *
 * @param accepted acknowledged by the instance
 * @param rejected refused by it
 * @param unreadable not sent, because the file has no posting there
 */
public record ReplayReport(long accepted, long rejected, long unreadable) {

  /** Whether every record of the files was taken. */
  public boolean isWhole() {
    return rejected == 0 && unreadable == 0;
  }
}
