package skilltide.dashboard.cube;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import skilltide.streams.result.RowBytes;

/**
 * Small numbers for skill ids, in the order of their first appearance, so that counts can lie in arrays. One thread adds, others only
 * look up: a number never changes.
 */
final class SkillNumbers {
  private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
  private final List<String> ids = new ArrayList<>();
  private long[] hashes = new long[256];
  /** Ids as rows have them, by number. */
  private byte[][] written = new byte[256][];
  /** Numbers where the hash of what is written points to, or behind; -1 where there is none. */
  private int[] table = empty(1_024);

  /** The number of the skill whose id is written, as rows have it, from one byte to before another; for the thread that adds. */
  int number(byte[] bytes, int from, int to) {
    int place = hash(bytes, from, to) & table.length - 1;
    for (int number = table[place]; number >= 0; number = table[place]) {
      byte[] known = written[number];
      if (Arrays.equals(known, 0, known.length, bytes, from, to)) {
        return number;
      }
      place = place + 1 & table.length - 1;
    }
    return add(bytes, from, to, place);
  }

  private int add(byte[] bytes, int from, int to, int place) {
    String id = RowBytes.id(bytes, from, to);
    int number = ids.size();
    if (number == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * number);
      written = Arrays.copyOf(written, 2 * number);
    }
    hashes[number] = Digest.of(id);
    written[number] = Arrays.copyOfRange(bytes, from, to);
    table[place] = number;
    ids.add(id);
    numbers.put(id, number);
    if (4 * ids.size() > table.length) {
      spread();
    }
    return number;
  }

  private void spread() {
    table = empty(2 * table.length);
    for (int number = 0; number < ids.size(); number++) {
      int place = hash(written[number], 0, written[number].length) & table.length - 1;
      while (table[place] >= 0) {
        place = place + 1 & table.length - 1;
      }
      table[place] = number;
    }
  }

  private static int[] empty(int size) {
    int[] table = new int[size];
    Arrays.fill(table, -1);
    return table;
  }

  private static int hash(byte[] bytes, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash ^ hash >>> 15;
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
