package skilltide.streams.read;

import java.util.Arrays;
import java.util.BitSet;

/** A trie over UTF-16 units whose transitions lie in one hash table, so that a step is a probe and no object. */
final class CharTrie {
  static final int ROOT = 0;
  static final int NONE = -1;
  private static final int FIRST_CAPACITY = 1024;
  private long[] keys = new long[FIRST_CAPACITY];
  private int[] targets = new int[FIRST_CAPACITY];
  private int[] values = new int[FIRST_CAPACITY];
  private final BitSet parents = new BitSet();
  private int nodes = 1;
  private int transitions;

  CharTrie() {
    Arrays.fill(values, NONE);
  }

  /** Adds a word, unless it is there; gives the value that it has then. */
  int add(CharSequence word, int value) {
    int node = ROOT;
    for (int i = 0; i < word.length(); i++) {
      int next = step(node, word.charAt(i));
      node = next == NONE ? grow(node, word.charAt(i)) : next;
    }
    if (values[node] == NONE) {
      values[node] = value;
    }
    return values[node];
  }

  /** The node that the first units of a word lead to, or {@link #NONE}. */
  int walk(CharSequence word, int length) {
    int node = ROOT;
    for (int i = 0; i < length && node != NONE; i++) {
      node = step(node, word.charAt(i));
    }
    return node;
  }

  /** The node that a unit leads to, or {@link #NONE}. */
  int step(int node, char unit) {
    long key = key(node, unit);
    long[] table = keys;
    int mask = table.length - 1;
    for (int at = slot(key) & mask; table[at] != 0; at = at + 1 & mask) {
      if (table[at] == key) {
        return targets[at];
      }
    }
    return NONE;
  }

  /** The value of the word that ends at a node, or {@link #NONE}. */
  int value(int node) {
    return values[node];
  }

  /** Whether no word goes on from a node. */
  boolean leaf(int node) {
    return !parents.get(node);
  }

  private int grow(int node, char unit) {
    if (transitions * 2 >= keys.length) {
      rehash();
    }
    if (nodes == values.length) {
      int old = values.length;
      values = Arrays.copyOf(values, old * 2);
      Arrays.fill(values, old, old * 2, NONE);
    }
    put(key(node, unit), nodes);
    parents.set(node);
    transitions++;
    return nodes++;
  }

  private void rehash() {
    long[] oldKeys = keys;
    int[] oldTargets = targets;
    keys = new long[oldKeys.length * 2];
    targets = new int[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        put(oldKeys[i], oldTargets[i]);
      }
    }
  }

  private void put(long key, int target) {
    int mask = keys.length - 1;
    int at = slot(key) & mask;
    while (keys[at] != 0) {
      at = at + 1 & mask;
    }
    keys[at] = key;
    targets[at] = target;
  }

  private static long key(int node, char unit) {
    return (long) (node + 1) << 16 | unit;
  }

  private static int slot(long key) {
    return (int) (key * 0x9E3779B97F4A7C15L >>> 40);
  }
}
