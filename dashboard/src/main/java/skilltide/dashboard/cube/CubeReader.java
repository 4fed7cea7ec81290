package skilltide.dashboard.cube;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import skilltide.streams.result.Facet;

/** One state of the cube; to be used only within {@link Cube#read}. Buckets are numbered as the slice's grain has it. */
public interface CubeReader {

  /** How often everything was forgotten, or other rows taken over: another number, another world. */
  long generation();

  /** The latest event time among all postings counted; empty while there are none. */
  Optional<Instant> newestPosting();

  /** Ids of all skills, by number; the same list as long as there is no other one. */
  List<String> skills();

  /** The id of the skill with this number. */
  default String skill(int number) {
    return skills().get(number);
  }

  /** A column added up over a slice's buckets from {@code from} to before {@code to}. */
  default Sums sum(Slice slice, Column column, Selection skills, long from, long to) {
    return split(slice, column, skills, new long[]{from, to}).get(0);
  }

  /**
   * A column added up over several stretches of a slice, in one pass.
   *
   * @param skills which are wanted: sums of all of them, stretch by stretch, are large
   * @param edges bucket numbers, ascending: stretch i goes from edge i to before edge i + 1
   */
  List<Sums> split(Slice slice, Column column, Selection skills, long[] edges);

  /** A column's total over all of a slice's buckets. */
  long total(Slice slice, Column column);

  /**
   * A digest of the rows that a slice's buckets from {@code from} to before {@code to} rest on: the same on every
   * instance that has read the same rows, in whatever order.
   */
  long revision(Slice slice, long from, long to);

  /** Grows whenever a row of the slice changes; 0 while it has none. */
  long version(Slice slice);

  /** Every value of a facet that any row has. */
  Set<String> values(Facet facet);
}
