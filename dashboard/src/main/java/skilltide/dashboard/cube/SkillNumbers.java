package skilltide.dashboard.cube;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Small numbers for skill ids, in the order of their first appearance, so that counts can lie in arrays. One thread adds, others only
 * look up: a number never changes.
 */
final class SkillNumbers {
  private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
  private final List<String> ids = new ArrayList<>();
  private long[] hashes = new long[256];

  int number(String id) {
    Integer known = numbers.get(id);
    if (known != null) {
      return known;
    }
    int number = ids.size();
    if (number == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * number);
    }
    hashes[number] = Digest.of(id);
    ids.add(id);
    numbers.put(id, number);
    return number;
  }

  /** The number of a skill, which may be one of which a reader's state has none yet; -1 when there is none. */
  int known(String id) {
    return numbers.getOrDefault(id, -1);
  }

  /** A hash of the id, the same in every process; for the thread that adds. */
  long hash(int number) {
    return hashes[number];
  }

  /** All ids by number, as they are just now; for the thread that adds. */
  List<String> ids() {
    return List.copyOf(ids);
  }

  /** How many there are; for the thread that adds. */
  int size() {
    return ids.size();
  }
}
