package skilltide.streams.count;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers for the few thousand words that are written again and again: ids of skills, industries and roles, codes of
 * countries, names of sources. What was numbered stays so; the list is kept beside what is written with it. For one
 * thread.
 */
public final class Words {
  private final List<String> words = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  public Words() {}

  /** With the words that were numbered before, in their order. */
  public Words(List<String> known) {
    known.forEach(this::number);
  }

  /** The word's number, from 0 on; a new one when it has none. */
  public int number(String word) {
    Integer known = numbers.get(word);
    if (known != null) {
      return known;
    }
    words.add(word);
    numbers.put(word, words.size() - 1);
    return words.size() - 1;
  }

  /** @throws IndexOutOfBoundsException when no word has this number */
  public String word(int number) {
    return words.get(number);
  }

  public int size() {
    return words.size();
  }

  /** All words by number. */
  public List<String> list() {
    return List.copyOf(words);
  }
}
