package skilltide.streams.read;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import skilltide.streams.taxonomy.Skill;
import skilltide.streams.taxonomy.Spelling;
import skilltide.streams.taxonomy.Taxonomy;

/**
 * Finds names that may be technologies of which no taxonomy knows. What a word looks like tells little by itself, as companies, schools
 * and job boards look the same; what stands in one list with skills is the one evidence that holds, and is told apart.
 */
final class UnknownTermReader {
  private final Vocabulary vocabulary;
  private final CommonWords common = new CommonWords();
  private final Set<String> spellings = new HashSet<>();

  /** @param vocabulary in which whatever a reader looks for is found */
  UnknownTermReader(Taxonomy taxonomy, Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    for (Skill skill : taxonomy.skills()) {
      for (Spelling spelling : skill.spellings()) {
        spellings.add(Letters.fold(spelling.text()));
      }
    }
  }

  /**
   * The terms of a posting, those that are listed with skills first.
   *
   * @param mentions of skills by field
   * @param placed the places that its fields name
   * @param employer who hires, if that is known
   */
  List<UnknownTerm> read(Posting posting, Map<String, List<Mention>> mentions, List<JobPlaceReader.Placed> placed,
      @Nullable String employer) {
    UnknownTerms terms = new UnknownTerms(employer == null ? "" : Letters.fold(employer));
    for (PostingField field : posting.all()) {
      new Pass(field, mentions.getOrDefault(field.name(), List.of()), places(placed, field), terms).run();
    }
    return terms.list();
  }

  private static List<PlaceReader.Named> places(List<JobPlaceReader.Placed> placed, PostingField field) {
    for (JobPlaceReader.Placed one : placed) {
      if (one.field().name().equals(field.name())) {
        return one.all();
      }
    }
    return List.of();
  }

  /** Goes through those words of one field that may be names. */
  private final class Pass {
    private static final int MOST_WORDS = 3;
    private static final int SHORTEST = 3;
    private final TextView view;
    private final char[] chars;
    private final SkillLists lists;
    private final Spans explained;
    private final UnknownTerms terms;

    Pass(PostingField field, List<Mention> skills, List<PlaceReader.Named> places, UnknownTerms terms) {
      view = field.view();
      chars = view.chars();
      lists = new SkillLists(field, skills);
      this.terms = terms;
      explained = new Spans(view.length());
      view.found(vocabulary).forEach(explained::add);
      for (Mention skill : skills) {
        explained.add(skill.start, skill.end);
      }
      for (PlaceReader.Named place : places) {
        explained.add(place.start(), place.end());
      }
    }

    // What has a capital within is a name wherever it stands; what begins with one near skills; small words between two of them.
    void run() {
      WordStarts starts = view.starts();
      int next = 0;
      for (int block = 0; block * Long.SIZE < view.length(); block++) {
        int from = block * Long.SIZE;
        long capitals = capitals(from);
        long begin = starts.starts(block);
        long within = capitals & starts.words(block) & ~begin;
        long behind = -1L;
        while (behind != 0) {
          long left = (within | begin & (capitals & lists.reach(block) | lists.gaps(block))) & behind;
          if (left == 0) {
            break;
          }
          int bit = Long.numberOfTrailingZeros(left);
          behind = bit == Long.SIZE - 1 ? 0 : -1L << bit + 1;
          int start = wordStart(from + bit);
          if (start >= next) {
            next = word(start);
          }
        }
      }
    }

    /** The capitals of ASCII among 64 characters, the first in the lowest bit. */
    private long capitals(int from) {
      int to = Math.min(view.length(), from + Long.SIZE);
      long bits = 0;
      for (int i = from; i < to; i++) {
        int letter = chars[i] - 'A';
        bits |= (long) (letter - 26 & ~letter) >>> Long.SIZE - 1 << i;
      }
      return bits;
    }

    private int wordStart(int within) {
      int start = within;
      while (start > 0 && within - start < UnknownTerms.LONGEST && Letters.isWord(chars[start - 1])) {
        start--;
      }
      return start;
    }

    /** Looks at what begins with a word, and tells where to go on. */
    private int word(int start) {
      int end = TermShape.end(chars, start, view.length());
      TermShape shape = TermShape.of(chars, start, end);
      if (shape == TermShape.NONE || goesOn(start) || explained.any(start, TermShape.stem(chars, start, end))) {
        return end;
      }
      if (shape == TermShape.SMALL) {
        if (lists.between(start, end) && !common.explain(view.folded(), start, end)) {
          term(start, end, shape, true);
        }
        return end;
      }
      return name(start, end, shape);
    }

    /** Looks at a name, of which only the first word is known, and tells where to go on. */
    private int name(int start, int firstEnd, TermShape firstShape) {
      boolean telling = !common.explain(view.folded(), start, firstEnd);
      TermShape shape = firstShape;
      int last = firstEnd;
      for (int words = 1; words < MOST_WORDS && goesOnWithCapital(last); words++) {
        int end = TermShape.end(chars, last + 1, view.length());
        TermShape its = TermShape.of(chars, last + 1, end);
        if (its == TermShape.NONE || explained.any(last + 1, TermShape.stem(chars, last + 1, end))) {
          break;
        }
        telling |= !common.explain(view.folded(), last + 1, end);
        shape = its.compareTo(shape) > 0 ? its : shape;
        last = end;
      }
      if (telling && lists.hold(start, last)) {
        if (term(start, last, shape, true)) {
          lists.goOn(last);
        }
        return last;
      }
      // In running text a word stands for itself.
      if (firstShape.compareTo(TermShape.CAPITALISED) > 0 && firstEnd - start >= SHORTEST && !terms.full()
          && !common.explain(view.folded(), start, firstEnd)) {
        term(start, firstEnd, firstShape, false);
      }
      return firstEnd;
    }

    private boolean goesOnWithCapital(int end) {
      char first = view.at(end + 1);
      return view.at(end) == ' ' && first >= 'A' && first <= 'Z';
    }

    /** Whether what stands before makes a word a part of something else: a price, an account, a tag, a longer word. */
    private boolean goesOn(int start) {
      return switch (view.at(start - 1)) {
        case '@', '#', '$', '_' -> true;
        case '.', '-', '&', '\'' -> Letters.isWord(view.at(start - 2));
        default -> false;
      };
    }

    private boolean term(int start, int end, TermShape shape, boolean listed) {
      boolean several = shape == TermShape.CAPITALS && chars[end - 1] == 's';
      int stop = several ? end - 1 : end;
      String folded = new String(view.folded(), start, stop - start);
      if (terms.knows(folded, listed)) {
        return listed;
      }
      if (spellings.contains(folded) || terms.isEmployer(folded) || Addresses.holds(view, start, end)) {
        return false;
      }
      terms.add(folded, view.seen(start, stop), listed ? Snippet.around(view, start, end) : null);
      return true;
    }
  }
}
