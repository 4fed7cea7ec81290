package skilltide.streams.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import skilltide.streams.taxonomy.Role;
import skilltide.streams.taxonomy.Taxonomy;

/**
 * Finds who hires, in postings that have no field for it: the part of the first line that is neither place nor title nor
 * link nor condition; else whoever introduces itself in what follows; else whose host a link names.
 */
final class EmployerReader {
  private static final int MOST_HEADLINE_WORDS = 6;
  /** Who has not introduced itself within so many characters will not do so any more. */
  private static final int INTRODUCTION = 4000;
  private static final int LONGEST_NEXT = 200;
  private static final Set<String> SMALL = Set.of("of", "and", "for", "the", "de", "du", "des", "la", "le", "von", "in",
      "on", "at", "by", "to", "&");
  private final EmployerName names;
  private final Cues<Boolean> introductions;
  private final Set<String> skills = new HashSet<>();
  private final Set<String> offerings;

  /** A name with its place. */
  record Found(String name, int start, int end, String rule) {}

  EmployerReader(Taxonomy taxonomy, Vocabulary vocabulary) {
    Vocabulary own = new Vocabulary();
    Cues<EmployerName.Condition> conditions = new Cues<>(own);
    conditions.addAll(taxonomy.words("conditions"), EmployerName.Condition.ANYWHERE);
    conditions.addAll(taxonomy.words("whole-conditions"), EmployerName.Condition.ALONE);
    for (Role role : taxonomy.roles()) {
      // People of any trade are in names, Teachers Pay Teachers; engineers hardly ever are.
      EmployerName.Condition how = role.id().equals("other")
          ? EmployerName.Condition.ALONE
          : EmployerName.Condition.AT_END;
      conditions.addAll(role.titles(), how);
    }
    conditions.addAll(taxonomy.words("title-endings"), EmployerName.Condition.AT_END);
    conditions.addAll(taxonomy.words("title-beginnings"), EmployerName.Condition.AT_END);
    offerings = Set.copyOf(taxonomy.words("offerings"));
    names = new EmployerName(conditions, taxonomy.words("no-names"));
    own.build();
    introductions = new Cues<Boolean>(vocabulary).addAll(taxonomy.words("introductions"), true);
    taxonomy.skills().forEach(skill -> skill.aliases().forEach(alias -> skills.add(Letters.fold(alias))));
  }

  /** @param places the places that the text names */
  Optional<Found> read(TextView view, Outline outline, List<PlaceReader.Named> places) {
    int end = outline.lineEnd(0);
    Optional<Found> found = divided(view, 0, end, places);
    if (found.isEmpty() && end > 0 && end < view.length()) {
      boolean headline = view.at(end - 1) != '.' && EmployerName.words(view, 0, end) <= MOST_HEADLINE_WORDS;
      found = first(view, List.of(new int[]{0, end}), places, ",.").filter(name -> headline || name.end() < end);
    }
    return found.or(() -> nextLine(view, outline, places)).or(() -> introducing(view, places))
        .or(() -> HostNames.first(view)).map(name -> shortened(view, name));
  }

  /** Who introduces itself, in a field that has no heading. */
  Optional<Found> introduced(TextView view, List<PlaceReader.Named> places) {
    return introducing(view, places).map(name -> shortened(view, name));
  }

  private Found shortened(TextView view, Found found) {
    return withoutOffering(view, EmployerName.withoutDomain(view, found));
  }

  /** A heading may go on in the next line, with bars as well. */
  private Optional<Found> nextLine(TextView view, Outline outline, List<PlaceReader.Named> places) {
    int start = outline.lineEnd(0);
    while (view.at(start) == '\n' && start < view.length()) {
      start++;
    }
    int end = outline.lineEnd(start);
    List<int[]> segments = end - start > LONGEST_NEXT ? List.of() : split(view, start, end, "|");
    return segments.size() > 1 ? first(view, segments, places, "|") : Optional.empty();
  }

  private Optional<Found> divided(TextView view, int start, int end, List<PlaceReader.Named> places) {
    for (String separators : List.of("|", "–—", "-", "•·➡", ":", ",.", "/")) {
      List<int[]> segments = split(view, start, end, separators);
      if (segments.size() > 1) {
        Optional<Found> found = first(view, segments, places, separators);
        if (found.isPresent() || separators.equals("|")) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Found> first(TextView view, List<int[]> segments, List<PlaceReader.Named> places,
      String separators) {
    boolean bare = separators.equals(",.") || separators.equals("/");
    for (int[] segment : segments) {
      Optional<Found> found = names.in(view, segment[0], segment[1], places, "heading");
      // Between bars and dashes MongoDB is an employer; at the beginning of a sentence it is what it always is.
      if (found.isPresent()
          && !(bare && (found.get().name().indexOf('/') >= 0 || skills.contains(Letters.fold(found.get().name()))
              || names.pronoun(found.get().name()) || Character.isLowerCase(found.get().name().charAt(0))))
          && !(segment[0] > 0 && (Character.isLowerCase(found.get().name().charAt(0))
              && !Addresses.isHost(Letters.fold(found.get().name()))
              || skills.contains(Letters.fold(found.get().name()))))) {
        return found;
      }
      if (bare && !EmployerName.placed(segment[0], segment[1], places)) {
        return Optional.empty(); // what is not named first stands in a sentence
      }
    }
    return Optional.empty();
  }

  private static List<int[]> split(TextView view, int from, int end, String separators) {
    List<int[]> segments = new ArrayList<>();
    int start = from;
    int depth = 0;
    for (int i = from; i < end; i++) {
      char c = view.at(i);
      depth += c == '(' ? 1 : c == ')' && depth > 0 ? -1 : 0;
      if (separators.indexOf(c) >= 0 && depth == 0 && apart(view, i)) {
        segments.add(new int[]{start, i});
        start = i + 1;
      }
    }
    segments.add(new int[]{start, end});
    return segments;
  }

  /** A dash within a word separates nothing; two dashes do. */
  private static boolean apart(TextView view, int i) {
    return switch (view.at(i)) {
      case '|', '•', '·', '–', '—', '➡' -> true;
      case '-' -> view.at(i + 1) == ' ' || view.at(i + 1) == '-' || view.at(i - 1) == '-';
      case '/' -> view.at(i + 1) == ' ' && view.at(i - 1) == ' ';
      default -> view.at(i + 1) == ' ';
    };
  }

  /** Who introduces itself at the beginning of a sentence: "Acme is ...", "Acme (acme.com) builds ...". */
  private Optional<Found> introducing(TextView view, List<PlaceReader.Named> places) {
    for (Cues.Hit<Boolean> hit : introductions.in(view)) {
      if (hit.end() > INTRODUCTION) {
        break;
      }
      int end = hit.start() - 1;
      if (view.at(end - 1) == ')') {
        end = opening(view, end);
      }
      int start = end;
      while (start > 0 && end - start < EmployerName.LONGEST && !breaks(view, start - 1)) {
        start--;
      }
      Optional<Found> found = end <= 0 ? Optional.empty() : names.in(view, start, end, places, "introduced");
      if (found.isPresent() && own(view, found.get())) {
        return found;
      }
    }
    return Optional.empty();
  }

  private boolean own(TextView view, Found found) {
    String name = found.name();
    boolean sentence = view.at(found.start() - 1) == '\n' || view.at(found.start() - 2) == '.'
        || view.at(found.start() - 1) == '*' || view.at(found.start() - 2) == ':' || view.at(found.start() - 2) == '!';
    return sentence && !prose(name) && (Character.isUpperCase(name.charAt(0)) || name.indexOf('.') > 0)
        && !names.pronoun(name)
        && !skills.contains(Letters.fold(name)) && !EmployerName.common(view, found);
  }

  /** Whether the second word is a word like any: "The rate that a startup learns is". */
  private static boolean prose(String name) {
    int blank = name.indexOf(' ');
    return blank > 0 && blank + 1 < name.length() && Character.isLowerCase(name.charAt(blank + 1))
        && !SMALL.contains(name.substring(blank + 1).split(" ", 2)[0]);
  }

  /** Acme for Acme API where the links lead to acme.com. */
  private Found withoutOffering(TextView view, Found found) {
    int blank = found.name().lastIndexOf(' ');
    if (blank < 1 || !offerings.contains(Letters.fold(found.name().substring(blank + 1)))) {
      return found;
    }
    String first = found.name().substring(0, blank);
    String host = Letters.fold(first).replace(" ", "");
    return HostNames.first(view).filter(link -> link.name().equalsIgnoreCase(host))
        .map(link -> new Found(first, found.start(), found.start() + blank, found.rule())).orElse(found);
  }

  private static int opening(TextView view, int end) {
    int i = end - 1;
    while (i > 0 && view.at(i) != '(' && view.at(i) != '\n') {
      i--;
    }
    return view.at(i - 1) == ' ' ? i - 1 : i;
  }

  private static boolean breaks(TextView view, int index) {
    return switch (view.at(index)) {
      case '\n', ',', ':', ';', '|', '!', '?', '(', ')', '*' -> true;
      case '.' -> view.at(index + 1) == ' ';
      default -> false;
    };
  }
}
