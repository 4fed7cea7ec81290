package skilltide.streams.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The dictionaries of several readers as one lexicon, so that a text is passed over once for all of them. Each keeps its
 * own matches: what one takes hides nothing from another. Filled, then built, then immutable and shared by threads.
 */
final class Vocabulary {
  private final Lexicon lexicon;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<int[]> meanings = new ArrayList<>();
  private final List<Taking> takings = new ArrayList<>();

  Vocabulary() {
    this(Lexicon.Starts.ANY);
  }

  Vocabulary(Lexicon.Starts starts) {
    lexicon = new Lexicon(starts);
  }

  /** Decides whether a dictionary takes a match; else a shorter one may be. */
  @FunctionalInterface
  interface Taking {
    Taking ALL = (view, number, start, end) -> true;

    boolean takes(TextView view, int number, int start, int end);
  }

  /** A new dictionary; its id. */
  int dictionary(Taking taking) {
    takings.add(taking);
    return takings.size() - 1;
  }

  /** Adds a folded word to a dictionary under a number of the dictionary's own; once only. */
  void add(int dictionary, String folded, int number) {
    int word = numbers.computeIfAbsent(folded, any -> {
      lexicon.add(folded, meanings.size());
      meanings.add(new int[0]);
      return meanings.size() - 1;
    });
    int[] known = meanings.get(word);
    int[] more = Arrays.copyOf(known, known.length + 2);
    more[known.length] = dictionary;
    more[known.length + 1] = number;
    meanings.set(word, more);
  }

  Vocabulary build() {
    lexicon.build();
    numbers.clear();
    return this;
  }

  /** Passes over a part of a text. */
  Found scan(TextView view, int from, int to) {
    Found found = new Found(takings.size());
    lexicon.scan(view, from, to, (word, start, end) -> {
      int[] meaning = meanings.get(word);
      for (int i = 0; i < meaning.length; i += 2) {
        int dictionary = meaning[i];
        if (start >= found.next[dictionary] && takings.get(dictionary).takes(view, meaning[i + 1], start, end)) {
          found.add(dictionary, meaning[i + 1], start, end);
        }
      }
      return false;
    });
    return found;
  }

  /** What each dictionary found in one text, by place. */
  static final class Found {
    private static final int FIELDS = 3;
    private static final int[] NOTHING = new int[0];
    /** Where the last match of each dictionary ends: matches of one do not overlap. */
    private final int[] next;
    private final int[][] matches;
    private final int[] sizes;

    private Found(int dictionaries) {
      next = new int[dictionaries];
      matches = new int[dictionaries][];
      sizes = new int[dictionaries];
      Arrays.fill(matches, NOTHING);
    }

    private void add(int dictionary, int number, int start, int end) {
      int size = sizes[dictionary];
      if (size + FIELDS > matches[dictionary].length) {
        matches[dictionary] = Arrays.copyOf(matches[dictionary], Math.max(4 * FIELDS, size * 2));
      }
      matches[dictionary][size] = number;
      matches[dictionary][size + 1] = start;
      matches[dictionary][size + 2] = end;
      sizes[dictionary] = size + FIELDS;
      next[dictionary] = end;
    }

    /** Gets a dictionary's matches. */
    void forEach(int dictionary, Match match) {
      for (int i = 0; i < sizes[dictionary]; i += FIELDS) {
        match.at(matches[dictionary][i], matches[dictionary][i + 1], matches[dictionary][i + 2]);
      }
    }

    /** Gets where matches of any dictionary are, those of one by place. */
    void forEach(Span span) {
      for (int dictionary = 0; dictionary < matches.length; dictionary++) {
        for (int i = 0; i < sizes[dictionary]; i += FIELDS) {
          span.at(matches[dictionary][i + 1], matches[dictionary][i + 2]);
        }
      }
    }

    int size(int dictionary) {
      return sizes[dictionary] / FIELDS;
    }

    @FunctionalInterface
    interface Match {
      void at(int number, int start, int end);
    }

    @FunctionalInterface
    interface Span {
      void at(int start, int end);
    }
  }
}
