package skilltide.ingest.source.run;

import org.jspecify.annotations.Nullable;

/** Counts what a round finds. For one thread. */
final class RoundCount implements Findings {
  private long shown;
  private long added;
  private long updated;
  private long withdrawn;
  private long rejected;
  private @Nullable String example;
  private boolean unchanged;

  @Override
  public void shown() {
    shown++;
  }

  @Override
  public void published(boolean update) {
    if (update) {
      updated++;
    } else {
      added++;
    }
  }

  @Override
  public void withdrawn() {
    withdrawn++;
  }

  @Override
  public void rejected(String place, String why) {
    rejected++;
    if (example == null) {
      example = place + ": " + why;
    }
  }

  @Override
  public void unchanged() {
    unchanged = true;
  }

  /** @param open how many postings there are, which is what a board shows that has not changed */
  SourceReport.Found found(int open) {
    return new SourceReport.Found(unchanged ? open : shown, added, updated, withdrawn, rejected, example);
  }
}
