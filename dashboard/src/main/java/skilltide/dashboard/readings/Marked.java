package skilltide.dashboard.readings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Some words of a posting, and where in them skills are named.
 *
 * @param text as people see it
 * @param marks in order, none within another
 */
public record Marked(String text, List<Mark> marks) {
  /**
   * A skill's name.
   *
   * @param start where it begins in the text, in UTF-16 units
   * @param end the first unit behind it
   */
  public record Mark(String skill, int start, int end) {}

  /**
   * A skill's name as a reading has it.
   *
   * @param start where it stands in its field as that came, tags and all: it gives an order, not a place in the snippet
   * @param snippet some words before and behind it
   */
  record Word(String skill, String field, int start, String as, String snippet) {}

  private static final Marked NOTHING = new Marked("", List.of());

  /** The snippet in which most skills are named; of those the first. */
  static Marked of(List<Word> words) {
    Marked best = NOTHING;
    for (Word word : words) {
      if (!word.snippet().equals(best.text)) {
        Marked other = in(word, words);
        if (other.marks.size() > best.marks.size()) {
          best = other;
        }
      }
    }
    return best;
  }

  private static Marked in(Word centre, List<Word> words) {
    String text = centre.snippet();
    int at = nearest(text, centre.as(), Math.min(centre.start(), (text.length() - centre.as().length()) / 2));
    if (at < 0) {
      return NOTHING;
    }
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark(centre.skill(), at, at + centre.as().length()));
    List<Word> beside = words.stream().filter(each -> each.field().equals(centre.field()))
        .sorted(Comparator.comparingInt(Word::start)).toList();
    for (Word word : beside.stream().filter(each -> each.start() > centre.start()).toList()) {
      int start = next(text, word.as(), marks.getLast().end());
      if (start >= 0) {
        marks.add(new Mark(word.skill(), start, start + word.as().length()));
      }
    }
    for (Word word : beside.reversed().stream().filter(each -> each.start() < centre.start()).toList()) {
      int start = last(text, word.as(), marks.getFirst().start());
      if (start >= 0) {
        marks.addFirst(new Mark(word.skill(), start, start + word.as().length()));
      }
    }
    return new Marked(text, marks);
  }

  private static int nearest(String text, String as, int wanted) {
    int before = last(text, as, Math.min(text.length(), wanted + as.length()));
    int behind = next(text, as, Math.max(0, wanted));
    if (before < 0 || behind < 0) {
      return Math.max(before, behind);
    }
    return wanted - before <= behind - wanted ? before : behind;
  }

  /** Where a word stands alone, from a place on; -1 where it does not. */
  private static int next(String text, String as, int from) {
    int at = text.indexOf(as, from);
    while (at >= 0 && !standsAlone(text, at, at + as.length())) {
      at = text.indexOf(as, at + 1);
    }
    return at;
  }

  private static int last(String text, String as, int end) {
    int at = text.lastIndexOf(as, end - as.length());
    while (at >= 0 && !standsAlone(text, at, at + as.length())) {
      at = text.lastIndexOf(as, at - 1);
    }
    return at;
  }

  private static boolean standsAlone(String text, int start, int end) {
    return (start == 0 || !joined(text.charAt(start - 1), text.charAt(start)))
        && (end == text.length() || !joined(text.charAt(end - 1), text.charAt(end)));
  }

  // Chinese is written without blanks.
  private static boolean joined(char one, char other) {
    return Character.isLetterOrDigit(one) && Character.isLetterOrDigit(other)
        && !Character.isIdeographic(one) && !Character.isIdeographic(other);
  }
}
