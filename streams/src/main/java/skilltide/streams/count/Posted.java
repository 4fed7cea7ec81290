package skilltide.streams.count;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A posting as its latest revision has it: what counts of it, and what it is known again by.
 *
 * @param revision whose highest wins
 * @param contentHash decides between equal revisions, the higher wins; equal content needs not be read again
 * @param stated when it was posted, where the source says so
 * @param validThrough until when it is open, where the source says so
 * @param poster who stands behind it and its reposts; absent when nobody is known
 * @param fingerprint of its words
 * @param titleHash of its title, folded; 0 when it has none
 * @param facets what it counts under
 * @param skills ids of the skills that were read from it, in order
 */
public record Posted(Instant revision, long contentHash, @Nullable Instant stated, @Nullable Instant validThrough,
    @Nullable String poster, long fingerprint, int titleHash, Facets facets, List<String> skills) {

  public Posted {
    skills = Sorted.copyOf(skills);
  }

  /** The same content, sent again with another revision. */
  public Posted again(Instant laterRevision) {
    return new Posted(laterRevision, contentHash, stated, validThrough, poster, fingerprint, titleHash, facets, skills);
  }

  /** Whether a posting of this revision and content outranks another. */
  public static boolean outranks(Instant revision, long contentHash, @Nullable Posted other) {
    if (other == null) {
      return true;
    }
    int byRevision = revision.compareTo(other.revision);
    return byRevision > 0 || byRevision == 0 && Long.compareUnsigned(contentHash, other.contentHash) > 0;
  }
}
