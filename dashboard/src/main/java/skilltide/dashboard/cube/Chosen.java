package skilltide.dashboard.cube;

import java.util.Arrays;
import java.util.List;

/** Numbers of the skills that are chosen, and where each of them stands. */
final class Chosen {
  private final int[] skills;
  private final int[] places;
  private int last = -1;

  /** @param known how many skills there are: those with other numbers were never counted */
  Chosen(List<String> ids, SkillNumbers numbers, int known) {
    skills = new int[ids.size()];
    places = new int[ids.isEmpty() ? 0 : known];
    Arrays.fill(places, -1);
    for (int place = 0; place < skills.length; place++) {
      int skill = numbers.known(ids.get(place));
      skills[place] = skill < known ? skill : -1;
      if (skills[place] >= 0) {
        places[skill] = place;
        last = Math.max(last, skill);
      }
    }
  }

  int size() {
    return skills.length;
  }

  /** The highest number of any of them. */
  int last() {
    return last;
  }

  /** The number of the skill at a place; -1 when it was never counted. */
  int skill(int place) {
    return skills[place];
  }

  /** Where the skill with a number stands; -1 when it is not chosen. */
  int place(int skill) {
    return places[skill];
  }
}
