package skilltide.streams.read;

import java.util.HashMap;
import java.util.Map;
import skilltide.ingest.event.Content;
import skilltide.ingest.event.TextFormat;

/** The words around what was found in one posting, as people see them: no tags, no entities, whole words. */
public final class Snippets {
  /** No snippet is longer, in characters. */
  public static final int LONGEST = 200;

  private final Content content;
  private final Map<String, TextView> views = new HashMap<>();

  public Snippets(Content content) {
    this.content = content;
  }

  /** At most {@value #LONGEST} characters around the match, from whole word to whole word. */
  public String around(SkillRead found) {
    TextView view = views.computeIfAbsent(found.field(), this::view);
    int start = index(view, found.start());
    int end = index(view, found.end());
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

  private TextView view(String field) {
    return switch (field) {
      case "title" -> TextView.of(content.title() == null ? "" : content.title(), TextFormat.PLAIN);
      case "skills" -> TextView.of(content.skills() == null ? "" : content.skills(), TextFormat.PLAIN);
      default -> TextView.of(content.text(), content.format());
    };
  }

  /** The first seen character that stands at this place of the source or after it. */
  private static int index(TextView view, int place) {
    int low = 0;
    int high = view.length();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (view.from(middle) < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
