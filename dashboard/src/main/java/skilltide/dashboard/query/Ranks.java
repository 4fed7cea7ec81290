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

  private final SkillOrder order;
  private final long[] ascending;
  private final int[] numbers;

  private Ranks(SkillOrder order, long[] ascending, int[] numbers) {
    this.order = order;
    this.ascending = ascending;
    this.numbers = numbers;
  }

  static Ranks of(CubeReader reader, View view, Sums sums, SkillOrder order) {
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
        keys[size++] = count << BITS | LAST - place;
        numbers[place] = number;
      }
    }
    long[] ascending = Arrays.copyOf(keys, size);
    Arrays.sort(ascending);
    return new Ranks(order, ascending, numbers);
  }

  int size() {
    return ascending.length;
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

  /** Ranks from 1 by place in the order of names; 0 where a skill has none. */
  int[] byPlace() {
    int[] ranks = new int[order.size()];
    for (int rank = 0; rank < ascending.length; rank++) {
      ranks[place(rank)] = rank + 1;
    }
    return ranks;
  }

  int place(int rank) {
    return LAST - (int) (ascending[ascending.length - 1 - rank] & LAST);
  }
}
