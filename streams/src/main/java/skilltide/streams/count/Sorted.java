package skilltide.streams.count;

import java.util.Collection;
import java.util.List;

/** Words in order, each once: a set that takes no more room than its words, and is not copied again. */
final class Sorted {
  private Sorted() {}

  /** The same words, unchangeable; the list itself if it is so already. */
  static List<String> copyOf(Collection<String> words) {
    return words instanceof List<String> list && isSorted(list)
        ? List.copyOf(list)
        : List.copyOf(words.stream().sorted().distinct().toList());
  }

  private static boolean isSorted(List<String> words) {
    for (int i = 1; i < words.size(); i++) {
      if (words.get(i - 1).compareTo(words.get(i)) >= 0) {
        return false;
      }
    }
    return true;
  }
}
