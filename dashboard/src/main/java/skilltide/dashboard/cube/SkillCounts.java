package skilltide.dashboard.cube;

import java.util.Arrays;

/**
 * Counts by skill number, immutable, in little room: where most skills are absent, as pairs; else an array of all. Pairs are LEB128
 * numbers: by how much the skill's number is larger than the one before, and the count, which is not zero.
 */
sealed interface SkillCounts {
  SkillCounts NONE = new Few(new byte[0], 0, 0);

  /** Those in some bytes, from one to before another. */
  static SkillCounts of(byte[] bytes, int from, int to) {
    return from == to ? NONE : new Few(bytes, from, to);
  }

  /** How much there is to be read. */
  int size();

  /** Reads where it begins. */
  int touch();

  /** One more than the highest number of a skill that is counted. */
  int end();

  /** Tells all counts that are not zero, in the order of the skills' numbers. */
  void forEach(Each each);

  /** Whoever is told counts. */
  @FunctionalInterface
  interface Each {
    void count(int skill, long count);
  }

  /** Adds the counts to those at the skills' numbers. */
  void addTo(long[] sums);

  /** Takes them away again. */
  void takeFrom(long[] sums);

  /** Adds the counts, and tells of which skills: a bit each. */
  void addTo(long[] sums, long[] counted);

  /** Adds the counts of chosen skills to those at their places, and takes them away from others. */
  void addTo(long[] sums, long[] others, Chosen chosen);

  /** Part of some bytes. */
  final class Few implements SkillCounts {
    private final byte[] bytes;
    private final int from;
    private final int to;

    Few(byte[] bytes, int from, int to) {
      this.bytes = bytes;
      this.from = from;
      this.to = to;
    }

    @Override
    public int size() {
      return to - from;
    }

    @Override
    public int touch() {
      return from < to ? bytes[from] : 0;
    }

    @Override
    public int end() {
      Numbers numbers = new Numbers(bytes, from);
      int skill = -1;
      while (numbers.at() < to) {
        skill += (int) numbers.next();
        numbers.next();
      }
      return skill + 1;
    }

    @Override
    public void forEach(Each each) {
      Numbers numbers = new Numbers(bytes, from);
      for (int skill = -1; numbers.at() < to;) {
        skill += (int) numbers.next();
        each.count(skill, numbers.next());
      }
    }

    @Override
    public void addTo(long[] sums) {
      Numbers numbers = new Numbers(bytes, from);
      for (int skill = -1; numbers.at() < to;) {
        skill += (int) numbers.next();
        sums[skill] += numbers.next();
      }
    }

    @Override
    public void takeFrom(long[] sums) {
      Numbers numbers = new Numbers(bytes, from);
      for (int skill = -1; numbers.at() < to;) {
        skill += (int) numbers.next();
        sums[skill] -= numbers.next();
      }
    }

    @Override
    public void addTo(long[] sums, long[] counted) {
      Numbers numbers = new Numbers(bytes, from);
      for (int skill = -1; numbers.at() < to;) {
        skill += (int) numbers.next();
        sums[skill] += numbers.next();
        counted[skill >> 6] |= 1L << skill;
      }
    }

    @Override
    public void addTo(long[] sums, long[] others, Chosen chosen) {
      Numbers numbers = new Numbers(bytes, from);
      for (int skill = -1; numbers.at() < to;) {
        skill += (int) numbers.next();
        if (skill > chosen.last()) {
          return;
        }
        long count = numbers.next();
        int place = chosen.place(skill);
        if (place >= 0) {
          sums[place] += count;
          others[place] -= count;
        }
      }
    }
  }

  /** A count at each number, from 0 on. */
  final class Many implements SkillCounts {
    private final int[] counts;

    Many(int[] counts) {
      this.counts = counts;
    }

    @Override
    public int size() {
      return counts.length;
    }

    @Override
    public int touch() {
      return counts[0];
    }

    @Override
    public int end() {
      return counts.length;
    }

    @Override
    public void forEach(Each each) {
      for (int skill = 0; skill < counts.length; skill++) {
        if (counts[skill] != 0) {
          each.count(skill, counts[skill]);
        }
      }
    }

    @Override
    public void addTo(long[] sums) {
      for (int skill = 0; skill < counts.length; skill++) {
        sums[skill] += counts[skill];
      }
    }

    @Override
    public void takeFrom(long[] sums) {
      for (int skill = 0; skill < counts.length; skill++) {
        sums[skill] -= counts[skill];
      }
    }

    @Override
    public void addTo(long[] sums, long[] counted) {
      addTo(sums);
      Arrays.fill(counted, 0, (counts.length + 63) >> 6, -1);
    }

    @Override
    public void addTo(long[] sums, long[] others, Chosen chosen) {
      for (int place = 0; place < chosen.size(); place++) {
        int skill = chosen.skill(place);
        if (skill >= 0 && skill < counts.length) {
          sums[place] += counts[skill];
          others[place] -= counts[skill];
        }
      }
    }
  }
}
