package skilltide.dashboard.query;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import skilltide.dashboard.cube.CubeReader;
import skilltide.dashboard.cube.Sums;
import skilltide.streams.taxonomy.Kind;
import skilltide.streams.taxonomy.Skill;

/** Skills by how many name them, those that a view shows; equal ones by name. */
final class Ranks {
  // In the lower bits a skill's place in the order of names, in the upper ones its count: numbers sort faster than objects do.
  private static final int BITS = 20;
  private static final int LAST = (1 << BITS) - 1;

  // So few are picked out quicker than all are sorted.
  private static final int FEW = 32;

  private final SkillOrder order;
  private final long[] keys;
  /** The highest of them, or all. */
  private final long[] ascending;
  private final int[] numbers;

  private Ranks(SkillOrder order, long[] keys, long[] ascending, int[] numbers) {
    this.order = order;
    this.keys = keys;
    this.ascending = ascending;
    this.numbers = numbers;
  }

  /** @param first how many of the first ranks will be asked for at most */
  static Ranks of(CubeReader reader, View view, Sums sums, SkillOrder order, int first) {
    int[] places = order.places(reader.skills());
    Kind kind = view.kind().orElse(null);
    Set<String> only = view.skills().isEmpty() ? Set.of() : new HashSet<>(view.skills());
    long[] keys = new long[sums.size()];
    int[] numbers = new int[order.size()];
    int size = 0;
    for (int number = 0; number < sums.size(); number++) {
      int place = places[number]; // below zero: counted under another taxonomy than this program's
      long count = sums.of(number);
      if (count > 0 && place >= 0 && (kind == null || order.skill(place).kind() == kind)
          && (only.isEmpty() || only.contains(order.skill(place).id()))) {
        keys[size++] = key(count, place);
        numbers[place] = number;
      }
    }
    long[] all = Arrays.copyOf(keys, size);
    return new Ranks(order, all, first > FEW || first >= size ? sorted(all) : highest(all, first), numbers);
  }

  private static long key(long count, int place) {
    return count << BITS | LAST - place;
  }

  private static long[] sorted(long[] keys) {
    long[] ascending = keys.clone();
    Arrays.sort(ascending);
    return ascending;
  }

  private static long[] highest(long[] keys, int wanted) {
    long[] highest = new long[wanted];
    for (long key : keys) {
      int at = 0;
      for (; at < wanted && highest[at] < key; at++) {
        if (at > 0) {
          highest[at - 1] = highest[at];
        }
      }
      if (at > 0) {
        highest[at - 1] = key;
      }
    }
    return highest;
  }

  int size() {
    return keys.length;
  }

  /** The skill at a rank, from 0. */
  Skill skill(int rank) {
    return order.skill(place(rank));
  }

  /** Its number in the cube. */
  int number(int rank) {
    return numbers[place(rank)];
  }

  long count(int rank) {
    return ascending[ascending.length - 1 - rank] >> BITS;
  }

  int place(int rank) {
    return LAST - (int) (ascending[ascending.length - 1 - rank] & LAST);
  }

  /** The rank, from 1, of the skill at a place in the order of names; 0 where it has none. */
  int rank(int place, long count) {
    if (count <= 0) {
      return 0;
    }
    long key = key(count, place);
    if (ascending.length == keys.length) {
      return keys.length - Arrays.binarySearch(ascending, key);
    }
    int higher = 0;
    for (long each : keys) {
      higher += each > key ? 1 : 0;
    }
    return 1 + higher;
  }
}
