package skilltide.dashboard.cube;

import java.util.Arrays;

/** Writes counts by skill number as the pairs of {@link SkillCounts}, in whatever order they come. For one thread. */
final class PairWriter {
  private final Bytes pairs = new Bytes();
  private int[] counts = new int[1_024];
  /** Which skills are there, a bit each. */
  private long[] there = new long[counts.length >> 6];

  /** Sets a skill's count. */
  void add(int skill, int count) {
    if (skill >= counts.length) {
      counts = Arrays.copyOf(counts, 2 * skill);
      there = Arrays.copyOf(there, (counts.length + 63) >> 6);
    }
    counts[skill] = count;
    there[skill >> 6] |= 1L << skill;
  }

  /** What was set, but for zeros; begins anew once that is taken. */
  Bytes take() {
    int before = -1;
    for (int word = 0; word < there.length; word++) {
      for (long bits = there[word]; bits != 0; bits &= bits - 1) {
        int skill = (word << 6) + Long.numberOfTrailingZeros(bits);
        if (counts[skill] != 0) {
          pairs.add((long) skill - before);
          pairs.add(counts[skill]);
          before = skill;
        }
      }
      there[word] = 0;
    }
    return pairs;
  }
}
