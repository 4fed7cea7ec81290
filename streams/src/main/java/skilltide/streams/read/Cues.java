package skilltide.streams.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Phrases that say something, each with what it says: a dictionary of a vocabulary. Filled before that is built, then
 * immutable and shared by threads.
 *
 * @param <T> what a phrase says
 */
final class Cues<T> {
  private final Vocabulary vocabulary;
  private final int dictionary;
  private final List<List<T>> meanings = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  /** A phrase in a text. */
  record Hit<T>(T cue, int start, int end) {}

  Cues(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    dictionary = vocabulary.dictionary(Vocabulary.Taking.ALL);
  }

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

  Cues<T> add(String phrase, T cue) {
    String folded = Letters.fold(phrase);
    int number = numbers.computeIfAbsent(folded, word -> {
      meanings.add(List.of());
      vocabulary.add(dictionary, word, meanings.size() - 1);
      return meanings.size() - 1;
    });
    List<T> more = new ArrayList<>(meanings.get(number));
    more.add(cue);
    meanings.set(number, List.copyOf(more));
    return this;
  }

  /** Each of some phrases says the same. */
  Cues<T> addAll(List<String> phrases, T cue) {
    phrases.forEach(phrase -> add(phrase, cue));
    return this;
  }

  /** Every phrase by place, the longest for each place; one that says several things stands there as often. */
  List<Hit<T>> in(TextView view) {
    return hits(view.found(vocabulary));
  }

  /** The same for a part of the text, as if it were all. */
  List<Hit<T>> within(TextView view, int from, int to) {
    return hits(vocabulary.scan(view, from, to));
  }

  private List<Hit<T>> hits(Vocabulary.Found found) {
    List<Hit<T>> hits = new ArrayList<>(found.size(dictionary));
    found.forEach(dictionary, (number, start, end) -> meanings.get(number)
        .forEach(cue -> hits.add(new Hit<>(cue, start, end))));
    return hits;
  }
}
