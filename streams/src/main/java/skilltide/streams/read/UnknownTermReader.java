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
  private static final int MOST_WORDS = 3;
  private static final int SHORTEST = 3;
  private final Vocabulary vocabulary;
  private final CommonWords common = new CommonWords();
  private final Set<String> spellings = new HashSet<>();

  /** @param vocabulary in which whatever a reader looks for is found; not yet filled */
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
      List<Mention> skills = mentions.getOrDefault(field.name(), List.of());
      new Pass(field, new SkillLists(field, skills),
          new Explained(field.view(), vocabulary, skills, places(placed, field)),
          terms).run();
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

  /** Goes through one field, word by word. */
  private final class Pass {
    private final TextView view;
    private final char[] chars;
    private final SkillLists lists;
    private final Explained explained;
    private final UnknownTerms terms;

    Pass(PostingField field, SkillLists lists, Explained explained, UnknownTerms terms) {
      view = field.view();
      chars = view.chars();
      this.lists = lists;
      this.explained = explained;
      this.terms = terms;
    }

    void run() {
      WordStarts starts = view.starts();
      int next = 0;
      for (int block = 0; block * Long.SIZE < view.length(); block++) {
        for (long left = starts.starts(block); left != 0; left &= left - 1) {
          int start = block * Long.SIZE + Long.numberOfTrailingZeros(left);
          if (start >= next && Letters.isWord(chars[start])) {
            next = word(start);
          }
        }
      }
    }

    /** Looks at what begins with a word, and tells where to go on. */
    private int word(int start) {
      char first = chars[start];
      boolean capital = first >= 'A' && first <= 'Z';
      // What begins small is seldom a name; by far most words of a text end here.
      if (!capital && (first < 'a' || first > 'z' || !lists.near(start)) || goesOn(start)) {
        return start + 1;
      }
      int end = TermShape.end(chars, start, view.length());
      TermShape shape = TermShape.of(chars, start, end);
      if (shape == TermShape.NONE || explained.any(start, TermShape.stem(chars, start, end))) {
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
      TermShape shape = firstShape;
      boolean begins = common.explain(view.folded(), start, firstEnd);
      boolean allCommon = begins;
      int last = firstEnd;
      int telling = firstEnd;
      for (int words = 1; words < MOST_WORDS && goesOnWithCapital(last); words++) {
        int end = TermShape.end(chars, last + 1, view.length());
        TermShape its = TermShape.of(chars, last + 1, end);
        if (its == TermShape.NONE || explained.any(last + 1, TermShape.stem(chars, last + 1, end))) {
          break;
        }
        boolean plain = common.explain(view.folded(), last + 1, end);
        shape = its.compareTo(shape) > 0 ? its : shape;
        last = end;
        telling = plain ? telling : end;
        allCommon &= plain;
      }
      if (allCommon) {
        return last;
      }
      if (lists.hold(start, last)) {
        if (term(start, last, shape, true)) {
          lists.goOn(last);
        }
        return last;
      }
      if (begins) {
        return firstEnd; // a sentence begins; the name may be what follows
      }
      if (!terms.full() && telling - start >= SHORTEST) {
        term(start, telling, shape, false);
      }
      return last;
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
