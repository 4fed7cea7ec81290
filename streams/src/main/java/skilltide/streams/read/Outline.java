package skilltide.streams.read;

/** Where lines and sentences of a text begin and end, and how far its heading goes. */
final class Outline {
  private static final int LONGEST_HEADING = 400;
  private static final int LONGEST_SENTENCE = 400;
  /** No more than this is looked at around a place, so that a megabyte of one line costs no more a byte. */
  private static final int LONGEST_LINE = 1000;
  private final TextView view;
  private final int headingEnd;

  Outline(TextView view) {
    this.view = view;
    int end = lineEnd(0);
    headingEnd = Math.min(end, LONGEST_HEADING);
  }

  /** Whether a place is in the first line, where postings say who, what and where. */
  boolean inHeading(int index) {
    return index < headingEnd;
  }

  int headingEnd() {
    return headingEnd;
  }

  int lineStart(int index) {
    int start = index;
    while (start > 0 && index - start < LONGEST_LINE && view.at(start - 1) != '\n') {
      start--;
    }
    return start;
  }

  int lineEnd(int index) {
    int end = index;
    while (end < view.length() && end - index < LONGEST_LINE && view.at(end) != '\n') {
      end++;
    }
    return end;
  }

  /** Where the sentence around a place starts: behind a full stop or a line break, or so many characters before. */
  int sentenceStart(int index) {
    int start = index;
    while (start > 0 && index - start < LONGEST_SENTENCE && !endsSentence(start - 1)) {
      start--;
    }
    return start;
  }

  private boolean endsSentence(int index) {
    return switch (view.at(index)) {
      case '\n', '。', '！', '？' -> true;
      case '.', '!', '?' -> {
        char next = view.at(index + 1);
        yield next == ' ' || next == '\n';
      }
      default -> false;
    };
  }
}
