package skilltide.dashboard.cube;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One slice along time: a tree of blocks whose sums are kept, so that a sum over years adds some dozens of them. Immutable; with other
 * rows it shares all blocks in which nothing changed. To change one bucket of the tree means to add up all blocks above it anew; so a few
 * buckets that have changed wait beside it, and are counted instead of those in it, until they are enough to be put into it at once.
 *
 * @param root all buckets there can be; absent where there is none
 * @param waiting in the order of their numbers
 * @param version grows with every change
 */
record Timeline(@Nullable Block root, List<Replaced> waiting, long version) {
  static final Timeline EMPTY = new Timeline(null, List.of(), 0);

  private static final int LEVELS = Integer.SIZE / Block.BITS;
  // More make feeding cheaper, and reading dearer.
  private static final int MOST_WAITING = 12;

  /** @param updates in the order in which they came, of buckets that are whole numbers of 32 bits */
  Timeline with(List<RowUpdate> updates, Adder adder, long newVersion) {
    RowUpdate[] sorted = updates.toArray(RowUpdate[]::new);
    Arrays.sort(sorted, Comparator.comparingLong(RowUpdate::bucket));
    TreeMap<Long, Replaced> replaced = new TreeMap<>();
    waiting.forEach(each -> replaced.put(each.number(), each));
    int end;
    for (int from = 0; from < sorted.length; from = end) {
      long number = sorted[from].bucket();
      end = from + 1;
      while (end < sorted.length && sorted[end].bucket() == number) {
        end++;
      }
      Replaced earlier = replaced.get(number);
      Bucket bucket = earlier == null ? bucket(number) : null;
      replaced.put(number,
          (earlier == null ? new Replaced(number, bucket, bucket) : earlier).with(sorted, from, end, adder));
    }
    return with(replaced.values(), adder, newVersion);
  }

  private Timeline with(Collection<Replaced> replaced, Adder adder, long newVersion) {
    if (replaced.size() <= MOST_WAITING && replaced.stream().allMatch(Replaced::keepsNewest)) {
      return new Timeline(root, List.copyOf(replaced), newVersion);
    }
    Replaced[] all = replaced.toArray(Replaced[]::new);
    return new Timeline(Block.with(root, LEVELS, all, 0, all.length, adder), List.of(), newVersion);
  }

  private @Nullable Bucket bucket(long number) {
    Node node = root;
    for (int level = LEVELS; level > 0 && node instanceof Block block; level--) {
      node = block.child(Block.child(number, level));
    }
    return (Bucket) node;
  }

  /** Whether there is no row. */
  boolean isEmpty() {
    return root == null && waiting.isEmpty();
  }

  /** The latest event time, in seconds since 1970; {@link Long#MIN_VALUE} where there is no row. */
  long newest() {
    long newest = root == null ? Long.MIN_VALUE : root.newest;
    for (Replaced each : waiting) {
      newest = Math.max(newest, each.now() == null ? Long.MIN_VALUE : each.now().newest);
    }
    return newest;
  }

  /** How many there are of a column. */
  long total(Column column) {
    long total = root == null ? 0 : root.total(column);
    for (Replaced each : waiting) {
      total += each.more(column);
    }
    return total;
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
    int stretch = 0;
    for (Replaced each : waiting) {
      while (stretch < edges.length && edges[stretch] <= each.number()) {
        stretch++;
      }
      if (each.before() != null) {
        stretches.move(each.before(), stretch, Stretches.NONE);
      }
      if (each.now() != null) {
        stretches.move(each.now(), Stretches.NONE, stretch);
      }
    }
  }
}
