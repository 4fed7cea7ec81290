package skilltide.streams.count;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import skilltide.streams.read.Fingerprint;
import skilltide.streams.result.Counts;
import skilltide.streams.result.Grain;

/**
 * What is told of a posting to whoever knows its poster's other ones: enough to know a repost, and to count it.
 *
 * @param posting {@code source:id}
 * @param posted when
 * @param lastSeen when its source is last known to have had it
 * @param fingerprint of its words
 * @param titleHash of its title, folded; 0 when it has none
 * @param facets what it counts under
 * @param skills ids of the skills that were read from it, in order
 */
public record Mark(String posting, Instant posted, Instant lastSeen, long fingerprint, int titleHash, Facets facets,
    List<String> skills) {
  /** How long after a posting was last seen the same one is a repost of it; later, the need is a new one. */
  public static final Duration GAP = Duration.ofDays(120);

  public Mark {
    skills = Sorted.copyOf(skills);
  }

  /** What is told of a posting; nothing while it is unknown, forgotten, or nobody's. */
  public static @Nullable Mark of(String posting, PostingState state) {
    Posted posted = state.posted();
    Instant postedAt = state.postedAt();
    Instant lastSeen = state.lastSeen();
    return posted == null || posted.poster() == null || postedAt == null || lastSeen == null
        ? null
        : new Mark(posting, postedAt, lastSeen, posted.fingerprint(), posted.titleHash(), posted.facets(),
            posted.skills());
  }

  /** Whether another posting of the same poster is this one, posted again. */
  boolean isRepeatedBy(Mark other) {
    return new Fingerprint(fingerprint).isNear(new Fingerprint(other.fingerprint))
        && (titleHash == 0 || other.titleHash == 0 || titleHash == other.titleHash)
        && isBefore(other) && !lastSeen.isBefore(other.posted.minus(GAP));
  }

  /** By date, then id: of two postings one is always the earlier. */
  boolean isBefore(Mark other) {
    int byDate = posted.compareTo(other.posted);
    return byDate < 0 || byDate == 0 && posting.compareTo(other.posting) < 0;
  }

  /** What it adds to the counts if it is a repost. */
  Contribution contribution() {
    return new Contribution(Grain.DAY.bucket(posted), posted, facets, skills, Counts.ONE_REPOSTED);
  }
}
