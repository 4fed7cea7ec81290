package skilltide.streams.read;

import java.util.List;

/** Tells what a title is doing where it stands: in the heading, behind words that seek, at the beginning of a line. */
final class Sentences {
  private static final int LONGEST_TITLE_LINE = 110;
  private static final int LONGEST_HEADING = 300;
  private static final int MOST_WORDS_BEFORE = 3;
  private static final int NEAR = 80;
  private final TextView view;
  private final Outline outline;
  private final List<Cues.Hit<Boolean>> seeking;
  private final List<Cues.Hit<Boolean>> colleagues;

  Sentences(TextView view, Outline outline, List<Cues.Hit<Boolean>> seeking, List<Cues.Hit<Boolean>> colleagues) {
    this.view = view;
    this.outline = outline;
    this.seeking = seeking;
    this.colleagues = colleagues;
  }

  /** The rule by which a title at a place is an offer; empty when it speaks of people who are there already. */
  String rule(int start) {
    if (outline.inHeading(start) && (outline.headingEnd() < LONGEST_HEADING || barred())) {
      return RoleReader.HEADING;
    }
    int from = outline.sentenceStart(start);
    if (within(colleagues, from, start)) {
      return "";
    }
    if (within(seeking, from, start)) {
      return "sought";
    }
    int line = outline.lineStart(start);
    int before = words(line, start);
    boolean title = outline.lineEnd(start) - line <= LONGEST_TITLE_LINE && before <= MOST_WORDS_BEFORE
        || before <= 1 && !Character.isLetter(view.at(line));
    return title ? RoleReader.TITLE_LINE : RoleReader.MENTIONED;
  }

  /** A long first line is a heading still when bars divide it. */
  private boolean barred() {
    for (int i = 0; i < outline.headingEnd(); i++) {
      if (view.at(i) == '|') {
        return true;
      }
    }
    return false;
  }

  /** Whether a field of work, and no title, stands in a list right behind words that seek. */
  boolean listed(int start, int end) {
    boolean item = switch (view.at(end)) {
      case ',', '/', '!', ';' -> true;
      default -> Phrases.startsWith(view.folded(), end, " and ") || Phrases.startsWith(view.folded(), end, " or ")
          || Phrases.startsWith(view.folded(), end, " side");
    };
    return item && within(seeking, Math.max(outline.sentenceStart(start), start - NEAR), start);
  }

  private static boolean within(List<Cues.Hit<Boolean>> hits, int from, int to) {
    for (int i = Cues.from(hits, from); i < hits.size() && hits.get(i).start() < to; i++) {
      if (hits.get(i).end() <= to) {
        return true;
      }
    }
    return false;
  }

  private int words(int from, int to) {
    int words = 0;
    for (int i = from; i < to; i++) {
      if (Letters.isWord(view.at(i)) && !Letters.isWord(view.at(i - 1))) {
        words++;
      }
    }
    return words;
  }
}
