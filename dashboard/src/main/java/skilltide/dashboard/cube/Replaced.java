package skilltide.dashboard.cube;

import org.jspecify.annotations.Nullable;

/**
 * A bucket that takes another's place.
 *
 * @param number of both
 * @param before what stands in the tree; absent where nothing does
 * @param now absent when no row is left
 */
record Replaced(long number, @Nullable Bucket before, @Nullable Bucket now) {

  /** The same, with some of its rows replaced in turn. */
  Replaced with(RowUpdate[] updates, int from, int to, Adder adder) {
    return new Replaced(number, before, Bucket.with(now, updates, from, to, adder));
  }

  /** Whether nothing is taken away that no other bucket may have: the latest event time, or the last row. */
  boolean keepsNewest() {
    return before == null ? now != null : now != null && now.newest >= before.newest;
  }

  /** By how many of a column there are more now. */
  long more(Column column) {
    return (now == null ? 0 : now.total(column)) - (before == null ? 0 : before.total(column));
  }
}
