package skilltide.dashboard.cube;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A block of blocks, its {@value #BUCKETS} buckets side by side: running sums by skill rather than sums by bucket. Where time is cut into
 * many stretches, or few skills are wanted, that is a fraction of what there would be to be read of the buckets.
 */
final class Unrolled {
  /** That of the blocks that are unrolled. */
  static final int LEVEL = 2;
  static final int BUCKETS = 1 << LEVEL * Block.BITS;

  private final RunningSums digests;
  private final RunningSums firstTotals;
  private final RunningSums secondTotals;
  private final RunningSums first;
  private final RunningSums second;

  private Unrolled(@Nullable Node[] buckets) {
    digests = totals(buckets, node -> node.digest);
    firstTotals = totals(buckets, node -> node.firstTotal);
    secondTotals = totals(buckets, node -> node.secondTotal);
    first = counts(buckets, node -> node.first);
    second = counts(buckets, node -> node.second);
  }

  static Unrolled of(Block block) {
    @Nullable
    Node[] buckets = new Node[BUCKETS];
    for (int i = 0; i < Block.CHILDREN; i++) {
      if (block.child(i) instanceof Block inner) {
        for (int j = 0; j < Block.CHILDREN; j++) {
          buckets[i * Block.CHILDREN + j] = inner.child(j);
        }
      }
    }
    return new Unrolled(buckets);
  }

  /** Of the digests of rows: one line. */
  RunningSums digests() {
    return digests;
  }

  /** Of the totals of an input's column, 0 or 1: one line. */
  RunningSums totals(int place) {
    return place == 0 ? firstTotals : secondTotals;
  }

  /** Of the counts of an input's column, 0 or 1: a line a skill, by number. */
  RunningSums counts(int place) {
    return place == 0 ? first : second;
  }

  private static RunningSums totals(@Nullable Node[] buckets, ToLongFunction<Node> total) {
    int size = (int) Arrays.stream(buckets).filter(Objects::nonNull).count();
    RunningSums.Lines lines = new RunningSums.Lines(new int[]{size});
    for (int i = 0; i < buckets.length; i++) {
      Node bucket = buckets[i];
      if (bucket != null) {
        lines.add(0, i, total.applyAsLong(bucket));
      }
    }
    return lines.done();
  }

  private static RunningSums counts(@Nullable Node[] buckets, Function<Node, SkillCounts> counts) {
    int skills = 0;
    for (Node bucket : buckets) {
      skills = Math.max(skills, bucket == null ? 0 : counts.apply(bucket).end());
    }
    int[] sizes = new int[skills];
    for (Node bucket : buckets) {
      if (bucket != null) {
        counts.apply(bucket).forEach((skill, count) -> sizes[skill]++);
      }
    }
    RunningSums.Lines lines = new RunningSums.Lines(sizes);
    for (int i = 0; i < buckets.length; i++) {
      Node bucket = buckets[i];
      if (bucket != null) {
        int at = i;
        counts.apply(bucket).forEach((skill, count) -> lines.add(skill, at, count));
      }
    }
    return lines.done();
  }
}
