package skilltide.dashboard.cube;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Small numbers for skill ids, in the order of their first appearance, so that counts can lie in arrays. */
final class SkillNumbers {
  private final Map<String, Integer> numbers = new HashMap<>();
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
    ids.add(id);
    hashes[number] = Digest.of(id);
    numbers.put(id, number);
    return number;
  }

  /** The number of a skill; -1 when it was never counted. */
  int known(String id) {
    return numbers.getOrDefault(id, -1);
  }

  String id(int number) {
    return ids.get(number);
  }

  /** A hash of the id, the same in every process. */
  long hash(int number) {
    return hashes[number];
  }

  int size() {
    return ids.size();
  }
}
