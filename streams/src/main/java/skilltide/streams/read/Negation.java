package skilltide.streams.read;

import java.util.List;

/** Words that take back what they stand before: what is refused, was left or is not needed is not asked for. */
final class Negation {
  private final Phrases before;
  private final Phrases after;

  Negation(List<String> before, List<String> after) {
    this.before = new Phrases(before);
    this.after = new Phrases(after);
  }

  boolean of(TextView view, int start, int end) {
    return before.precede(view.folded(), start, view.length()) || after.follow(view, end);
  }
}
