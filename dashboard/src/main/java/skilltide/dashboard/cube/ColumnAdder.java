package skilltide.dashboard.cube;

import java.util.Arrays;

/** Adds one column's counts up. What is only one part is taken as it is. */
final class ColumnAdder {
  // An array of all is taken where at least one skill in three is there: it is larger then, but several times as fast.
  private static final int DENSE = 3;

  private final Bytes pairs = new Bytes();
  private long[] sums = new long[1_024];
  /** Skills that may be counted in the sums, a bit each. */
  private long[] counted = new long[1_024 >> 6];
  private int parts;
  /** Whether a part is one of most skills: so is the sum then. */
  private boolean dense;
  private SkillCounts only = SkillCounts.NONE;

  void reserve(int skills) {
    if (skills > sums.length) {
      sums = new long[2 * skills];
      counted = new long[(2 * skills + 63) >> 6];
    }
  }

  void add(SkillCounts counts) {
    if (counts == SkillCounts.NONE) {
      return;
    }
    parts++;
    dense |= counts instanceof SkillCounts.Many;
    if (parts == 1) {
      only = counts;
    } else {
      if (parts == 2) {
        only.addTo(sums, counted);
      }
      counts.addTo(sums, counted);
    }
  }

  /** Takes away what was added as a part of something. */
  void subtract(SkillCounts counts) {
    if (counts == SkillCounts.NONE) {
      return;
    }
    if (parts == 1) {
      only.addTo(sums, counted);
    }
    parts++;
    counts.takeFrom(sums);
  }

  /** The sum; begins anew. */
  SkillCounts take() {
    SkillCounts sum = parts > 1 ? packed() : only;
    parts = 0;
    dense = false;
    only = SkillCounts.NONE;
    return sum;
  }

  private SkillCounts packed() {
    return dense ? mostlyThere() : counted();
  }

  // What a sum is made of tells without counting that it is one of most skills.
  private SkillCounts mostlyThere() {
    int end = last() + 1;
    while (end > 0 && sums[end - 1] == 0) {
      end--;
    }
    long all = 0;
    for (int skill = 0; skill < end; skill++) {
      all |= sums[skill];
    }
    SkillCounts packed = end == 0 ? SkillCounts.NONE : all >= 0 && all <= Integer.MAX_VALUE ? many(end) : few();
    Arrays.fill(sums, 0, end, 0);
    Arrays.fill(counted, 0);
    return packed;
  }

  private int last() {
    int word = counted.length - 1;
    while (counted[word] == 0) {
      word--;
    }
    return Math.min(sums.length - 1, (word << 6) + 63 - Long.numberOfLeadingZeros(counted[word]));
  }

  private SkillCounts counted() {
    int size = 0;
    int end = 0;
    long largest = 0;
    for (int skill = next(0); skill >= 0; skill = next(skill + 1)) {
      size++;
      end = skill + 1;
      largest = Math.max(largest, sums[skill]);
    }
    SkillCounts packed = size == 0
        ? SkillCounts.NONE
        : size * DENSE >= end && largest <= Integer.MAX_VALUE ? many(end) : few();
    Arrays.fill(sums, 0, end, 0);
    Arrays.fill(counted, 0);
    return packed;
  }

  private SkillCounts many(int end) {
    int[] counts = new int[end];
    for (int skill = 0; skill < end; skill++) {
      counts[skill] = (int) sums[skill];
    }
    return new SkillCounts.Many(counts);
  }

  private SkillCounts few() {
    int before = -1;
    for (int skill = next(0); skill >= 0; skill = next(skill + 1)) {
      pairs.add((long) skill - before);
      pairs.add(sums[skill]);
      before = skill;
    }
    byte[] bytes = pairs.take();
    return new SkillCounts.Few(bytes, 0, bytes.length);
  }

  /** The next skill from one on that is counted; -1 when there is none. */
  private int next(int from) {
    int word = from >> 6;
    if (word >= counted.length) {
      return -1;
    }
    long bits = counted[word] & -1L << from;
    while (true) {
      for (; bits != 0; bits &= bits - 1) {
        int skill = (word << 6) + Long.numberOfTrailingZeros(bits);
        if (sums[skill] != 0) {
          return skill;
        }
      }
      if (++word == counted.length) {
        return -1;
      }
      bits = counted[word];
    }
  }
}
