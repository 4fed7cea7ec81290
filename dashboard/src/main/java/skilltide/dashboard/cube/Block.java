package skilltide.dashboard.cube;

import java.lang.ref.SoftReference;
import org.jspecify.annotations.Nullable;

/** Sixteen buckets in a row, or sixteen smaller blocks: those in which anything was counted, and their sum. */
final class Block extends Node {
  static final int BITS = 4;
  static final int CHILDREN = 1 << BITS;

  private static final @Nullable Node[] EMPTY = new Node[CHILDREN];

  private final @Nullable Node[] children;
  // Made when it is read first, and let go where memory is short. It is immutable, so that at worst two readers make the same.
  private @Nullable SoftReference<Unrolled> unrolled;
  private boolean read;

  private Block(@Nullable Node[] children, Adder adder) {
    super(adder);
    this.children = children;
  }

  /**
   * A block with some of its buckets replaced.
   *
   * @param level 1 for a block of buckets, one more for blocks of those, and so on
   * @param replaced in the order of their numbers
   * @return absent when there is no row left
   */
  static @Nullable Block with(@Nullable Block before, int level, Replaced[] replaced, int from, int to, Adder adder) {
    @Nullable
    Node[] children = before == null ? EMPTY.clone() : before.children.clone();
    int changed = 0;
    int end;
    for (int i = from; i < to; i = end) {
      int child = child(replaced[i].number(), level);
      end = i + 1;
      while (end < to && child(replaced[end].number(), level) == child) {
        end++;
      }
      children[child] = level == 1
          ? replaced[i].now()
          : with((Block) children[child], level - 1, replaced, i, end, adder);
      changed++;
    }
    Block block = of(children, before, changed, adder);
    if (block != null && before != null && before.read) {
      block.unroll(); // it is read: not the next reader is to wait for it; but unless one comes, it is for the last time
    }
    return block;
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

  /** All of its buckets side by side; of a block of {@link Unrolled#LEVEL}. */
  Unrolled unrolled() {
    read = true;
    SoftReference<Unrolled> kept = unrolled;
    Unrolled made = kept == null ? null : kept.get();
    return made == null ? unroll() : made;
  }

  private Unrolled unroll() {
    Unrolled made = Unrolled.of(this);
    unrolled = new SoftReference<>(made);
    return made;
  }

  /** In which place of a block of a level a bucket lies. */
  static int child(long bucket, int level) {
    return (int) (bucket - Integer.MIN_VALUE >> BITS * (level - 1)) & CHILDREN - 1;
  }
}
