package skilltide.dashboard.cube;

import org.jspecify.annotations.Nullable;

/** Sixteen buckets in a row, or sixteen smaller blocks: those in which anything was counted, and their sum. */
final class Block extends Node {
  static final int BITS = 4;
  static final int CHILDREN = 1 << BITS;

  private static final @Nullable Node[] EMPTY = new Node[CHILDREN];

  private final @Nullable Node[] children;

  private Block(@Nullable Node[] children, Adder adder) {
    super(adder);
    this.children = children;
  }

  /**
   * A block with some rows of its buckets replaced.
   *
   * @param level 1 for a block of buckets, one more for blocks of those, and so on
   * @param updates by bucket, those of one bucket in the order in which they came
   * @return absent when there is no row left
   */
  static @Nullable Block with(@Nullable Block before, int level, RowUpdate[] updates, int from, int to, Adder adder) {
    @Nullable
    Node[] children = before == null ? EMPTY.clone() : before.children.clone();
    int changed = 0;
    int end;
    for (int i = from; i < to; i = end) {
      int child = child(updates[i].bucket(), level);
      end = i + 1;
      while (end < to && child(updates[end].bucket(), level) == child) {
        end++;
      }
      children[child] = level == 1
          ? Bucket.with((Bucket) children[child], updates, i, end, adder)
          : with((Block) children[child], level - 1, updates, i, end, adder);
      changed++;
    }
    return of(children, before, changed, adder);
  }

  private static @Nullable Block of(@Nullable Node[] children, @Nullable Block before, int changed, Adder adder) {
    int present = 0;
    long newest = Long.MIN_VALUE;
    for (Node child : children) {
      if (child != null) {
        present++;
        newest = Math.max(newest, child.newest);
      }
    }
    if (present == 0) {
      return null;
    }
    // Whichever takes fewer: what has changed, or all.
    boolean amended = before != null && 1 + 2 * changed < present;
    if (before != null && amended) {
      adder.add(before);
    }
    for (int i = 0; i < CHILDREN; i++) {
      Node old = before == null ? null : before.children[i];
      if (amended && old != null && old != children[i]) {
        adder.subtract(old);
      }
      Node child = children[i];
      if (child != null && (!amended || old != child)) {
        adder.add(child);
      }
    }
    adder.setNewest(newest);
    return new Block(children, adder);
  }

  @Nullable
  Node child(int place) {
    return children[place];
  }

  private static int child(long bucket, int level) {
    return (int) (bucket - Integer.MIN_VALUE >> BITS * (level - 1)) & CHILDREN - 1;
  }
}
