package skilltide.streams.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * A trie over UTF-16 units in three flat arrays. Nodes are numbered level by level, so that the children of a node are
 * neighbours and the next node's children follow: a node needs to know only where its children begin. Immutable.
 */
final class CharTrie {
  static final int ROOT = 0;
  static final int NONE = -1;
  /** With so many children they are searched by halves, with fewer one by one. */
  private static final int MANY = 8;
  /** The unit that leads to each node. */
  private final char[] units;
  /** Where the children of each node begin; they end where the next node's begin. */
  private final int[] children;
  private final int[] values;

  private CharTrie(char[] units, int[] children, int[] values) {
    this.units = units;
    this.children = children;
    this.values = values;
  }

  /** Of words with their values, which are not negative. */
  static CharTrie of(SortedMap<String, Integer> words) {
    return new Builder(words).build();
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
    int from = children[node];
    int to = children[node + 1];
    if (to - from > MANY) {
      int found = Arrays.binarySearch(units, from, to, unit);
      return found >= 0 ? found : NONE;
    }
    for (int child = from; child < to; child++) {
      if (units[child] == unit) {
        return child;
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
    return children[node] == children[node + 1];
  }

  /** Goes through the sorted words level by level; a node is the range of words that begin alike. */
  private static final class Builder {
    private final List<String> words;
    private final int[] wordValues;
    private char[] units = new char[64];
    private int[] children = new int[64];
    private int[] values = new int[64];
    private int[] ends = new int[64];
    private int[] starts = new int[64];
    private int nodes;

    Builder(SortedMap<String, Integer> sorted) {
      words = new ArrayList<>(sorted.size());
      wordValues = new int[sorted.size()];
      for (Map.Entry<String, Integer> word : sorted.entrySet()) {
        wordValues[words.size()] = word.getValue();
        words.add(word.getKey());
      }
    }

    CharTrie build() {
      add((char) 0, 0, words.size());
      int level = 0;
      int levelEnd = nodes;
      for (int node = 0; node < nodes; node++) {
        if (node == levelEnd) {
          level++;
          levelEnd = nodes;
        }
        children[node] = nodes;
        spread(node, level);
      }
      children[nodes] = nodes;
      return new CharTrie(Arrays.copyOf(units, nodes), Arrays.copyOf(children, nodes + 1),
          Arrays.copyOf(values, nodes));
    }

    private void spread(int node, int level) {
      int word = starts[node];
      int end = ends[node];
      if (word < end && words.get(word).length() == level) {
        values[node] = wordValues[word++];
      }
      while (word < end) {
        char unit = words.get(word).charAt(level);
        int from = word;
        while (word < end && words.get(word).charAt(level) == unit) {
          word++;
        }
        add(unit, from, word);
      }
    }

    private void add(char unit, int from, int to) {
      if (nodes + 1 == units.length) {
        int room = units.length * 2;
        units = Arrays.copyOf(units, room);
        children = Arrays.copyOf(children, room);
        values = Arrays.copyOf(values, room);
        starts = Arrays.copyOf(starts, room);
        ends = Arrays.copyOf(ends, room);
      }
      units[nodes] = unit;
      values[nodes] = NONE;
      starts[nodes] = from;
      ends[nodes++] = to;
    }
  }
}
