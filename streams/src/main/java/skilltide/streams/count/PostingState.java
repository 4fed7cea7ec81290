package skilltide.streams.count;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import skilltide.streams.result.Counts;
import skilltide.streams.result.Grain;

/**
 * What is remembered of one posting: enough to tell which event wins and to take back what was counted. A function of
 * the <em>set</em> of its events: their order and their repetition leave no trace.
 *
 * @param posted the posting of the highest revision; absent while only a withdrawal is known
 * @param withdrawal the withdrawal of the highest revision; absent when there was none
 * @param firstReceived the earliest receipt of the posting, its event time where the source states none
 */
public record PostingState(@Nullable Posted posted, @Nullable Withdrawal withdrawal, @Nullable Instant firstReceived) {
  public static final PostingState UNKNOWN = new PostingState(null, null, null);

  /**
   * The posting as its latest revision has it.
   *
   * @param revision whose highest wins
   * @param contentHash decides between equal revisions, the higher wins
   * @param stated when it was posted, where the source says so
   * @param facets what it counts under
   * @param skills ids of the skills that were read from it
   */
  public record Posted(Instant revision, long contentHash, @Nullable Instant stated, Facets facets,
      SortedSet<String> skills) {
    public Posted {
      skills = new TreeSet<>(skills);
    }

    private boolean supersedes(@Nullable Posted other) {
      if (other == null) {
        return true;
      }
      int byRevision = revision.compareTo(other.revision);
      return byRevision > 0 || byRevision == 0 && Long.compareUnsigned(contentHash, other.contentHash) > 0;
    }
  }

  /**
   * A withdrawal of the posting.
   *
   * @param revision withdraws every posting up to and with this revision; a later one opens it again
   * @param at when; the withdrawal counts on this day
   */
  public record Withdrawal(Instant revision, Instant at) {
    private boolean supersedes(@Nullable Withdrawal other) {
      if (other == null) {
        return true;
      }
      int byRevision = revision.compareTo(other.revision);
      return byRevision > 0 || byRevision == 0 && at.compareTo(other.at) > 0;
    }
  }

  /** The state once this posting event is known too. */
  public PostingState with(Posted event, Instant received) {
    Instant first = firstReceived == null || received.isBefore(firstReceived) ? received : firstReceived;
    return new PostingState(event.supersedes(posted) ? event : posted, withdrawal, first);
  }

  /** The state once this withdrawal is known too. */
  public PostingState with(Withdrawal event) {
    return event.supersedes(withdrawal) ? new PostingState(posted, event, firstReceived) : this;
  }

  /** When it was withdrawn, where it is; a posting that was published again after its withdrawal is open. */
  public @Nullable Instant withdrawnAt() {
    return posted != null && withdrawal != null && !withdrawal.revision.isBefore(posted.revision)
        ? withdrawal.at
        : null;
  }

  /** When it was posted: as stated, else when first received; absent while no posting is known. */
  public @Nullable Instant postedAt() {
    return posted == null ? null : posted.stated != null ? posted.stated : firstReceived;
  }

  /** What this posting adds to the counts, as it stands. */
  public List<Contribution> contributions() {
    List<Contribution> all = new ArrayList<>(2);
    Instant postedAt = postedAt();
    if (posted != null && postedAt != null) {
      all.add(new Contribution(Grain.DAY.bucket(postedAt), postedAt, posted.facets, posted.skills, Counts.ONE_POSTED));
      Instant withdrawnAt = withdrawnAt();
      if (withdrawnAt != null) {
        all.add(new Contribution(Grain.DAY.bucket(withdrawnAt), postedAt, posted.facets, posted.skills,
            Counts.ONE_WITHDRAWN));
      }
    }
    return all;
  }

  /**
   * What a posting adds to the rows of one day.
   *
   * @param day the number of the day, from 1970 on
   * @param time the posting's event time
   * @param facets the rows
   * @param skills the skills that are counted in each of them
   * @param counts how much: one posted, or one withdrawn
   */
  public record Contribution(long day, Instant time, Facets facets, SortedSet<String> skills, Counts counts) {}
}
