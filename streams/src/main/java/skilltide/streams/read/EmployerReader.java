package skilltide.streams.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import skilltide.streams.taxonomy.Taxonomy;

/**
 * Finds who hires, in the first line of postings that have no field for it: the part that is neither place nor title nor
 * link nor condition; else whoever "is hiring"; else who introduces itself in what follows.
 */
final class EmployerReader {
  private static final int LONGEST_NAME = 60;
  private static final int MOST_WORDS = 7;
  private static final int MOST_HEADLINE_WORDS = 6;
  private final Cues<Boolean> conditions = new Cues<>();
  private final Cues<Boolean> introductions = new Cues<>();
  private final Set<String> titleWords;
  private final Set<String> skills = new HashSet<>();

  /** A name with its place. */
  record Found(String name, int start, int end, String rule) {}

  EmployerReader(Taxonomy taxonomy) {
    taxonomy.words("conditions").forEach(word -> conditions.add(word, true));
    taxonomy.roles().forEach(role -> role.titles().forEach(title -> conditions.add(title, true)));
    conditions.build();
    taxonomy.words("introductions").forEach(word -> introductions.add(word, true));
    introductions.build();
    titleWords = Set.copyOf(taxonomy.words("title-words"));
    taxonomy.skills().forEach(skill -> skill.aliases().forEach(alias -> skills.add(Letters.fold(alias))));
  }

  /** @param places the places that the text names */
  Optional<Found> read(TextView view, Outline outline, List<PlaceReader.Named> places) {
    int end = outline.lineEnd(0);
    for (String separators : List.of("|", "–—", "-", "•·", ":", ",.", "/")) {
      List<int[]> segments = split(view, end, separators);
      if (segments.size() > 1) {
        Optional<Found> found = first(view, segments, places, separators);
        if (found.isPresent() || separators.equals("|")) {
          return found.isPresent() ? found : introduced(view, places);
        }
      }
    }
    boolean headline = end > 0 && end < view.length() && view.at(end - 1) != '.'
        && words(view, 0, end) <= MOST_HEADLINE_WORDS;
    Optional<Found> whole = headline ? first(view, List.of(new int[]{0, end}), places, ",.") : Optional.empty();
    return whole.isPresent() ? whole : introduced(view, places);
  }

  private Optional<Found> first(TextView view, List<int[]> segments, List<PlaceReader.Named> places,
      String separators) {
    boolean bare = separators.equals(",.") || separators.equals("/");
    for (int[] segment : segments) {
      Optional<Found> found = name(view, segment[0], segment[1], places, "heading");
      // Between bars and dashes MongoDB is an employer; at the beginning of a sentence it is what it always is.
      if (found.isPresent() && !(bare && skills.contains(Letters.fold(found.get().name())))) {
        return found;
      }
      if (bare) {
        return Optional.empty(); // what is not named first stands in a sentence
      }
    }
    return Optional.empty();
  }

  private static List<int[]> split(TextView view, int end, String separators) {
    List<int[]> segments = new ArrayList<>();
    int start = 0;
    int depth = 0;
    for (int i = 0; i < end; i++) {
      char c = view.at(i);
      depth += c == '(' ? 1 : c == ')' && depth > 0 ? -1 : 0;
      boolean alone = c == '|' || c == '•' || c == '·' || view.at(i + 1) == ' '
          && (view.at(i - 1) == ' ' || c == ':' || c == ',' || c == '.' || c == '–' || c == '—');
      if (separators.indexOf(c) >= 0 && alone && depth == 0) {
        segments.add(new int[]{start, i});
        start = i + 1;
      }
    }
    segments.add(new int[]{start, end});
    return segments;
  }

  private Optional<Found> name(TextView view, int from, int to, List<PlaceReader.Named> places, String rule) {
    int start = from;
    int end = to;
    for (int i = from; i < to; i++) {
      char c = view.at(i);
      if (c == '(' || c == '[' || c == '<' || link(view, i, to)) {
        end = i;
        break;
      }
    }
    while (start < end && !Letters.isWord(view.at(start)) && Letters.kind(view.at(start)) != Letters.DENSE) {
      start++;
    }
    int at = after(view, start, end, " @ ", " at ");
    start = at > 0 ? at : start;
    int hiring = verb(view, start, end);
    end = hiring > 0 ? hiring : end;
    while (end > start && !Letters.isWord(view.at(end - 1)) && Letters.kind(view.at(end - 1)) != Letters.DENSE
        && view.at(end - 1) != '!' && view.at(end - 1) != '+'
        && !(view.at(end - 1) == '.' && abbreviation(view, end))) {
      end--;
    }
    if (end - start < 2 || end - start > LONGEST_NAME || words(view, start, end) > MOST_WORDS
        || condition(view, start, end) || place(start, end, places) || pronoun(view.seen(start, end))) {
      return Optional.empty();
    }
    return Optional.of(new Found(view.seen(start, end).replace('\n', ' '), start, end, rule));
  }

  private static boolean abbreviation(TextView view, int end) {
    String last = new String(view.folded(), Math.max(0, end - 5), Math.min(5, end));
    return last.endsWith("inc.") || last.endsWith("ltd.") || last.endsWith("corp.") || last.endsWith("co.")
        || last.endsWith("llc.");
  }

  private static boolean link(TextView view, int i, int to) {
    return i + 4 < to && (view.folded()[i] == 'h' && new String(view.folded(), i, 4).equals("http")
        || view.folded()[i] == 'w' && new String(view.folded(), i, 4).equals("www."));
  }

  private static int after(TextView view, int start, int end, String... words) {
    String text = new String(view.folded(), start, Math.max(0, end - start));
    for (String word : words) {
      int at = text.indexOf(word);
      if (at >= 0) {
        return start + at + word.length();
      }
    }
    return -1;
  }

  private static int verb(TextView view, int start, int end) {
    String text = new String(view.folded(), start, Math.max(0, end - start));
    int first = -1;
    for (String word : List.of(" is hiring", " are hiring", " is looking", " is seeking", " is searching",
        " is growing", " is a ", " is an ",
        " is the ", " seeks ", " hiring", " in ", " is expanding", " is recruiting", " needs ")) {
      int at = text.indexOf(word);
      if (at > 0 && (first < 0 || at < first)) {
        first = at;
      }
    }
    return first < 0 ? -1 : start + first;
  }

  /** What is a place is no name. */
  private static boolean place(int start, int end, List<PlaceReader.Named> places) {
    return places.stream().anyMatch(place -> place.start() >= start - 1 && place.start() < end);
  }

  /** What says how, when or for what one works is no name, unless it is but a part of a longer one. */
  private boolean condition(TextView view, int start, int end) {
    for (Cues.Hit<Boolean> hit : conditions.in(view)) {
      if (hit.start() >= start && hit.end() <= end) {
        return true;
      }
    }
    String last = new String(view.folded(), start, end - start);
    last = last.substring(last.lastIndexOf(' ') + 1);
    return titleWords.contains(last.toLowerCase(Locale.ROOT));
  }

  /** Who introduces itself: "Acme is ...", "At Acme, ...", "Join Acme". */
  private Optional<Found> introduced(TextView view, List<PlaceReader.Named> places) {
    for (Cues.Hit<Boolean> hit : introductions.in(view)) {
      int from = hit.start();
      int start = from - 1;
      while (start > 0 && from - start < LONGEST_NAME && nameCharacter(view, start - 1)) {
        start--;
      }
      Optional<Found> found = start < 0 ? Optional.empty() : name(view, start, from, places, "introduced");
      if (found.isPresent() && Character.isUpperCase(found.get().name().charAt(0)) && !pronoun(found.get().name())
          && !skills.contains(Letters.fold(found.get().name()))) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static boolean nameCharacter(TextView view, int index) {
    char c = view.at(index);
    if (c == '\n' || c == ',' || c == ':' || c == ';' || c == '|' || c == '!' || c == '?' || c == '(' || c == ')') {
      return false;
    }
    return c != '.' || view.at(index + 1) != ' ';
  }

  private static boolean pronoun(String name) {
    String first = name.toLowerCase(Locale.ROOT);
    first = first.contains(" ") ? first.substring(0, first.indexOf(' ')) : first;
    return Set.of("we", "i", "it", "this", "that", "our", "he", "she", "they", "you", "there", "who", "what", "the",
        "my", "here", "position",
        "job", "location", "everyone", "if", "as", "remote", "experience", "and", "team", "company", "work", "role",
        "a", "an", "all", "your", "each", "today", "now", "which").contains(first);
  }

  private static int words(TextView view, int from, int to) {
    int words = 1;
    for (int i = from; i < to; i++) {
      words += view.at(i) == ' ' ? 1 : 0;
    }
    return words;
  }
}
