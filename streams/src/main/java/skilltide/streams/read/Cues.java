package skilltide.streams.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Phrases that say something, each with what it says. Filled once, then immutable and shared by threads.
 *
 * @param <T> what a phrase says
 */
final class Cues<T> {
  private final Lexicon lexicon = new Lexicon();
  private final List<List<T>> meanings = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  /** A phrase in a text. */
  record Hit<T>(T cue, int start, int end) {}

  /** The index of the first hit, of those by place, that starts at a place or behind it. */
  static <T> int from(List<Hit<T>> hits, int start) {
    int low = 0;
    int high = hits.size();
    while (low < high) {
      int middle = low + high >>> 1;
      if (hits.get(middle).start() < start) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  void add(String phrase, T cue) {
    String folded = Letters.fold(phrase);
    int number = numbers.computeIfAbsent(folded, word -> {
      meanings.add(new ArrayList<>(1));
      lexicon.add(word, meanings.size() - 1);
      return meanings.size() - 1;
    });
    meanings.get(number).add(cue);
  }

  Cues<T> build() {
    lexicon.build();
    numbers.clear();
    meanings.replaceAll(List::copyOf);
    return this;
  }

  /** Every phrase by place, the longest for each place; one that says several things stands there as often. */
  List<Hit<T>> in(TextView view) {
    return within(view, 0, view.length());
  }

  /** The same for a part of the text. */
  List<Hit<T>> within(TextView view, int from, int to) {
    List<Hit<T>> hits = new ArrayList<>();
    lexicon.scan(view.folded(), view.starts(), from, to, (word, start, end) -> {
      for (T cue : meanings.get(word)) {
        hits.add(new Hit<>(cue, start, end));
      }
      return true;
    });
    return hits;
  }
}
