package skilltide.streams.read;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Words that may stand right before or right after a place. A phrase that begins with a letter stands apart by blanks;
 * one that begins with a symbol, as {@code -to-market}, follows without. Immutable, shared by threads.
 */
final class Phrases {
  private static final int LONGEST = 60;
  private final CharTrie forward;
  private final CharTrie backward;
  private final boolean empty;

  Phrases(Collection<String> phrases) {
    SortedMap<String, Integer> ahead = new TreeMap<>();
    SortedMap<String, Integer> back = new TreeMap<>();
    for (String phrase : phrases) {
      String folded = Letters.fold(phrase);
      ahead.put(folded, 0);
      back.put(new StringBuilder(folded).reverse().toString(), 0);
    }
    forward = CharTrie.of(ahead);
    backward = CharTrie.of(back);
    empty = phrases.isEmpty();
  }

  /** Whether one of the phrases follows what ends at {@code end}. */
  boolean follow(TextView view, int end) {
    char[] folded = view.folded();
    int length = lineEnd(view, end);
    if (empty) {
      return false;
    }
    if (walk(forward, folded, end, length, 1)) {
      return true;
    }
    int next = end;
    while (next < length && folded[next] == ' ') {
      next++;
    }
    return next > end && walk(forward, folded, next, length, 1);
  }

  /** What stands in the next line says nothing about this one. */
  private static int lineEnd(TextView view, int from) {
    int end = from;
    while (end < view.length() && end - from < LONGEST && view.at(end) != '\n') {
      end++;
    }
    return end;
  }

  /** Whether the characters between two places are one of the phrases. */
  boolean is(char[] folded, int from, int to) {
    return walk(forward, folded, from, to, 1);
  }

  /** Whether one of the phrases stands before what starts at {@code start}. */
  boolean precede(char[] folded, int start, int length) {
    if (empty) {
      return false;
    }
    int last = start - 1;
    if (walk(backward, folded, last, length, -1)) {
      return true;
    }
    while (last >= 0 && (folded[last] == ' ' || folded[last] == '"' || folded[last] == '(')) {
      last--;
    }
    return last < start - 1 && walk(backward, folded, last, length, -1);
  }

  /** Whether a text stands at a place, whatever follows it. */
  static boolean startsWith(char[] folded, int at, String text) {
    if (at + text.length() > folded.length) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (folded[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean walk(CharTrie trie, char[] folded, int from, int length, int direction) {
    int node = CharTrie.ROOT;
    for (int i = from; i >= 0 && i < length; i += direction) {
      node = trie.step(node, folded[i]);
      if (node == CharTrie.NONE) {
        return false;
      }
      int next = i + direction;
      boolean apart = next < 0 || next >= length || !Letters.isWord(folded[i]) || !Letters.isWord(folded[next]);
      if (trie.value(node) != CharTrie.NONE && apart) {
        return true;
      }
    }
    return false;
  }
}
