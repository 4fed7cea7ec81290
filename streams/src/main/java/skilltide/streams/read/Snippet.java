package skilltide.streams.read;

/** The words around what was found, as people see them: no tags, no entities, whole words. */
final class Snippet {
  /** No snippet is longer, in characters. */
  static final int LONGEST = 200;

  private Snippet() {}

  /** At most {@value #LONGEST} characters around a part of what is seen, from whole word to whole word. */
  static String around(TextView view, int start, int end) {
    int beside = Math.max(0, LONGEST - (end - start)) / 2;
    int from = start - beside;
    while (from > 0 && from < start && view.at(from - 1) > ' ') {
      from++;
    }
    int to = end + beside;
    while (to < view.length() && to > end && view.at(to) > ' ') {
      to--;
    }
    from = Math.max(0, from);
    return view.seen(from, Math.min(Math.min(to, view.length()), from + LONGEST)).replace('\n', ' ').strip();
  }
}
