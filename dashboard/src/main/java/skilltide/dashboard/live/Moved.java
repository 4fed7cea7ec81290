package skilltide.dashboard.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A skill that changed places while somebody was away.
 *
 * @param skill its id
 * @param from its rank before, from 1; empty when it was not in the view
 * @param to its rank now; empty when it has left the view
 */
record Moved(String skill, OptionalInt from, OptionalInt to) {

  /**
   * What changed places between two rankings, by the rank that it has now, then what left. Whoever knows only the first
   * ranks is told of nothing that came in behind them.
   *
   * @param before skills by rank
   * @param now skills by rank
   */
  static List<Moved> between(List<String> before, List<String> now) {
    Map<String, Integer> left = new HashMap<>();
    for (int i = 0; i < before.size(); i++) {
      left.putIfAbsent(before.get(i), i + 1);
    }
    List<Moved> moved = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      String skill = now.get(i);
      Integer from = left.remove(skill);
      if (from == null && i < before.size()) {
        moved.add(new Moved(skill, OptionalInt.empty(), OptionalInt.of(i + 1)));
      } else if (from != null && from != i + 1) {
        moved.add(new Moved(skill, OptionalInt.of(from), OptionalInt.of(i + 1)));
      }
    }
    left.entrySet().stream().sorted(Map.Entry.comparingByValue())
        .forEach(gone -> moved.add(new Moved(gone.getKey(), OptionalInt.of(gone.getValue()), OptionalInt.empty())));
    return moved;
  }
}
