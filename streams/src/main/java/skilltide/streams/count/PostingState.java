package skilltide.streams.count;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import skilltide.streams.result.Counts;
import skilltide.streams.result.Grain;

/**
 * What is remembered of one posting: enough to tell which event wins and to take back what was counted. A function of
 * the <em>set</em> of its events and of the clock: their order and their repetition leave no trace.
 *
 * @param posted the posting of the highest revision; absent while none is known that was not forgotten
 * @param withdrawal the withdrawal of the highest revision; absent when there was none
 * @param firstReceived the earliest receipt of the posting, its event time where the source states none
 * @param lastModified the latest change that a source stated; absent when none was
 * @param forgotten no event up to and with this revision ever was; absent when nothing is forgotten
 * @param expired whether the clock has reached the time until which it is open
 * @param backfill whether it was found open when its source was first asked, as the event says that was received first
 */
public record PostingState(@Nullable Posted posted, @Nullable Withdrawal withdrawal, @Nullable Instant firstReceived,
    @Nullable Instant lastModified, @Nullable Instant forgotten, boolean expired, boolean backfill) {
  public static final PostingState UNKNOWN = new PostingState(null, null, null, null, null, false, false);

  /**
   * A withdrawal of the posting.
   *
   * @param revision withdraws every posting up to and with this revision; a later one opens it again
   * @param at when; the withdrawal counts on this day
   */
  public record Withdrawal(Instant revision, Instant at) {
    private boolean outranks(@Nullable Withdrawal other) {
      if (other == null) {
        return true;
      }
      int byRevision = revision.compareTo(other.revision);
      return byRevision > 0 || byRevision == 0 && at.compareTo(other.at) > 0;
    }
  }

  /**
   * The state once it is known that a posting of this revision was received, whatever it says.
   *
   * @param isBackfill whether it was found open when its source was first asked
   */
  public PostingState received(Instant revision, Instant received, boolean isBackfill) {
    Instant first = firstReceived == null || received.isBefore(firstReceived) ? received : firstReceived;
    // Only the first sighting can be one: what was watched when it came stays so, whatever is sent of it again.
    boolean foundOpen = firstReceived == null || received.isBefore(firstReceived)
        ? isBackfill
        : backfill || isBackfill && received.equals(firstReceived);
    Instant last = revision.isBefore(received) ? later(revision, lastModified) : lastModified;
    return new PostingState(posted, withdrawal, first, last, forgotten, expired, foundOpen);
  }

  /** Whether a posting of this revision and content would take the place of what is known. */
  public boolean isNews(Instant revision, long contentHash) {
    return !isForgotten(revision) && Posted.outranks(revision, contentHash, posted);
  }

  /** The state once this posting event is known too. */
  public PostingState with(Posted event) {
    return isNews(event.revision(), event.contentHash())
        ? new PostingState(event, withdrawal, firstReceived, lastModified, forgotten, expired, backfill)
        : this;
  }

  /** The state once this withdrawal is known too. */
  public PostingState with(Withdrawal event) {
    return !isForgotten(event.revision) && event.outranks(withdrawal)
        ? new PostingState(posted, event, firstReceived, lastModified, forgotten, expired, backfill)
        : this;
  }

  /** The state once every event up to and with this revision is forgotten. */
  public PostingState forget(Instant revision) {
    if (isForgotten(revision)) {
      return this;
    }
    return new PostingState(posted == null || !posted.revision().isAfter(revision) ? null : posted,
        withdrawal == null || !withdrawal.revision.isAfter(revision) ? null : withdrawal, firstReceived, lastModified,
        revision, expired, backfill);
  }

  /** The state at this time by the clock. */
  public PostingState at(Instant now) {
    boolean over = posted != null && posted.validThrough() != null && !posted.validThrough().isAfter(now);
    return over == expired
        ? this
        : new PostingState(posted, withdrawal, firstReceived, lastModified, forgotten, over, backfill);
  }

  /** When the clock will change it: it expires then. Absent when it never does, or has. */
  public @Nullable Instant expires() {
    return posted == null || expired ? null : posted.validThrough();
  }

  /**
   * When it was taken down or expired, whichever came first; a posting that was published again after its withdrawal is
   * open.
   */
  public @Nullable Instant withdrawnAt() {
    if (posted == null) {
      return null;
    }
    Instant end = expired ? posted.validThrough() : null;
    Instant down = withdrawal != null && !withdrawal.revision.isBefore(posted.revision()) ? withdrawal.at : null;
    return end == null ? down : down == null || end.isBefore(down) ? end : down;
  }

  /** When it was posted: as stated, else when first received; absent while no posting is known. */
  public @Nullable Instant postedAt() {
    return posted == null ? null : posted.stated() != null ? posted.stated() : firstReceived;
  }

  /** When its source is last known to have had it: posted, changed or taken down; absent while no posting is known. */
  public @Nullable Instant lastSeen() {
    Instant postedAt = postedAt();
    if (posted == null || postedAt == null) {
      return null;
    }
    Instant last = later(postedAt, lastModified);
    return withdrawal != null && !withdrawal.revision.isBefore(posted.revision()) ? later(last, withdrawal.at) : last;
  }

  /** What this posting adds to the counts, as it stands. */
  public List<Contribution> contributions() {
    List<Contribution> all = new ArrayList<>(2);
    Instant postedAt = postedAt();
    if (posted != null && postedAt != null) {
      all.add(new Contribution(Grain.DAY.bucket(postedAt), postedAt, posted.facets(), posted.skills(),
          Counts.ONE_POSTED));
      Instant withdrawnAt = withdrawnAt();
      if (withdrawnAt != null) {
        all.add(new Contribution(Grain.DAY.bucket(withdrawnAt), postedAt, posted.facets(), posted.skills(),
            Counts.ONE_WITHDRAWN));
      }
    }
    return all;
  }

  private boolean isForgotten(Instant revision) {
    return forgotten != null && !revision.isAfter(forgotten);
  }

  private static Instant later(Instant one, @Nullable Instant other) {
    return other == null || one.isAfter(other) ? one : other;
  }
}
