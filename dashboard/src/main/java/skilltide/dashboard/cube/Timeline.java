package skilltide.dashboard.cube;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One slice along time: a tree of blocks whose sums are kept, so that a sum over years adds some dozens of them. Immutable; with other
 * rows it shares all blocks in which nothing changed.
 *
 * @param root all buckets there can be; absent where there is no row
 * @param version grows with every change
 */
record Timeline(@Nullable Block root, long version) {
  static final Timeline EMPTY = new Timeline(null, 0);

  private static final int LEVELS = Integer.SIZE / Block.BITS;

  /** @param updates in the order in which they came, of buckets that are whole numbers of 32 bits */
  Timeline with(List<RowUpdate> updates, Adder adder, long newVersion) {
    RowUpdate[] sorted = updates.toArray(RowUpdate[]::new);
    Arrays.sort(sorted, Comparator.comparingLong(RowUpdate::bucket));
    return new Timeline(Block.with(root, LEVELS, sorted, 0, sorted.length, adder), newVersion);
  }

  /**
   * Adds stretches of time up: stretch i goes from edge i - 1 to before edge i. What lies before the first edge is stretch 0, what lies
   * behind the last one stretch {@code edges.length}; of them no sum is right.
   *
   * @param edges ascending
   */
  void split(long[] edges, Stretches stretches) {
    if (root != null) {
      new Splitting(edges, stretches).split(root, LEVELS, Integer.MIN_VALUE);
    }
  }
}
