package skilltide.streams.read;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Cuts an employer's name out of a part of a line, or finds that there is none. */
final class EmployerName {
  static final int LONGEST = 60;
  private static final int MOST_WORDS = 7;
  /** What stands in lower case does so within this many characters, or does not matter. */
  private static final int FARTHEST = 20_000;
  private static final List<String> VERBS = List.of(" is ", " are hiring", " are looking", " seeks ", " hiring", " in ",
      " needs ", " makes ", " wants ", " careers");
  /** In small letters only: what a company does is a sentence, Tool Uses is a name. */
  private static final List<String> DEEDS = List.of(" uses ", " builds ", " helps ", " has ", " was ", " provides ",
      " develops ", " offers ", " creates ", " runs ", " delivers ", " powers ", " connects ", " enables ", " brings ",
      " lets ", " operates ", " designs ");
  private static final Set<String> SUFFIXES = Set.of("inc", "inc.", "llc", "ltd", "ltd.", "gmbh", "corp", "corp.",
      "co.");
  private final Cues<Condition> conditions;
  private final Set<String> noNames;

  /** Where words that are no part of a name make the whole no name. */
  enum Condition {
    ANYWHERE, AT_END, ALONE
  }

  EmployerName(Cues<Condition> conditions, List<String> noNames) {
    this.conditions = conditions;
    this.noNames = Set.copyOf(noNames);
  }

  /** The name that a part of the text consists of. */
  Optional<EmployerReader.Found> in(TextView view, int from, int to, List<PlaceReader.Named> places, String rule) {
    int start = behindPlace(view, from, to, places);
    while (start < to && !named(view.at(start))) {
      start++;
    }
    int end = start;
    while (end < to && !cuts(view, start, end, to)) {
      end++;
    }
    String text = new String(view.folded(), start, end - start);
    int at = Math.max(text.lastIndexOf(" @ ") < 0 ? -1 : text.lastIndexOf(" @ ") + 3,
        text.lastIndexOf(" at ") < 0 ? -1 : text.lastIndexOf(" at ") + 4);
    if (at > 0 && placed(start + at, end, places)) {
      end = start + text.lastIndexOf(' ', at - 2);
    } else if (at > 0) {
      start += at;
    }
    end = beforeVerb(view, start, end);
    while (end > start && !named(view.at(end - 1)) && view.at(end - 1) != '!' && view.at(end - 1) != '+'
        && !abbreviated(view, start, end)) {
      end--;
    }
    boolean none = end - start < 2 || end - start > LONGEST || words(view, start, end) > MOST_WORDS
        || conditioned(view, start, end) || placed(start, end, places);
    return none
        ? Optional.empty()
        : Optional.of(new EmployerReader.Found(view.seen(start, end).replace('\n', ' '), start, end, rule));
  }

  /** Portland, OR: Acme. */
  private static int behindPlace(TextView view, int from, int to, List<PlaceReader.Named> places) {
    for (int i = from; i < to; i++) {
      if (view.at(i) == ':' && view.at(i + 1) == ' ') {
        return placed(from, i, places) ? i + 1 : from;
      }
    }
    return from;
  }

  private static boolean named(char c) {
    return Letters.kind(c) != Letters.BREAK;
  }

  /** Brackets, links and a comma that no "Inc." follows end a name. */
  private static boolean cuts(TextView view, int start, int i, int to) {
    char c = view.at(i);
    if (c == '(' || c == '[' || c == '<' || c == '\n') {
      return true;
    }
    if (c == ':' && view.at(i + 1) == ' ') {
      return true;
    }
    if (c == ',' && view.at(i + 1) == ' ') {
      int wordEnd = i + 2;
      while (wordEnd < to && view.at(wordEnd) != ' ' && view.at(wordEnd) != ',') {
        wordEnd++;
      }
      return !SUFFIXES.contains(new String(view.folded(), i + 2, Math.max(0, wordEnd - i - 2)));
    }
    if ((c == '-' || c == '–' || c == '—') && view.at(i - 1) == ' ' && (view.at(i + 1) == ' ' || view.at(i + 1) == c)) {
      return true;
    }
    boolean wordStart = i == start || view.at(i - 1) == ' ';
    return wordStart && i + 4 < to
        && (Phrases.startsWith(view.folded(), i, "http") || Phrases.startsWith(view.folded(), i, "www."));
  }

  private static int beforeVerb(TextView view, int start, int end) {
    String text = new String(view.folded(), start, Math.max(0, end - start)) + ' ';
    int first = end;
    for (String verb : VERBS) {
      int at = text.indexOf(verb);
      if (at > 0) {
        first = Math.min(first, start + at);
      }
    }
    int purpose = text.indexOf(" for ");
    if (purpose > 0 && !Character.isUpperCase(view.at(start + purpose + 5))) {
      first = Math.min(first, start + purpose); // but Code for America
    }
    String written = view.seen(start, Math.max(start, end)) + ' ';
    for (String deed : DEEDS) {
      int at = written.indexOf(deed);
      if (at > 0) {
        first = Math.min(first, start + at);
      }
    }
    return first;
  }

  private static boolean abbreviated(TextView view, int start, int end) {
    String text = new String(view.folded(), start, end - start);
    return SUFFIXES.contains(text.substring(text.lastIndexOf(' ') + 1)) && text.endsWith(".");
  }

  /** What is a place, or little more, is no name. */
  static boolean placed(int start, int end, List<PlaceReader.Named> places) {
    int covered = 0;
    for (PlaceReader.Named place : places) {
      covered += Math.max(0, Math.min(end, place.end()) - Math.max(start, place.start()));
    }
    return covered > 0 && covered * 5 >= (end - start) * 3;
  }

  /** What says how, when or for what one works is no name. */
  private boolean conditioned(TextView view, int start, int end) {
    for (Cues.Hit<Condition> hit : conditions.within(view, start, end)) {
      boolean inside = hit.start() >= start && hit.end() <= end;
      if (inside && switch (hit.cue()) {
        case ANYWHERE -> true;
        case AT_END -> hit.end() == end || hit.start() == start;
        case ALONE -> hit.end() - hit.start() == end - start;
      }) {
        return true;
      }
    }
    return false;
  }

  /** Whether it begins like a sentence, and no name. */
  boolean pronoun(String name) {
    String first = name.toLowerCase(Locale.ROOT);
    int blank = first.indexOf(' ');
    first = blank < 0 ? first : first.substring(0, blank);
    int apostrophe = first.indexOf('\'');
    return noNames.contains(apostrophe < 0 ? first : first.substring(0, apostrophe)) || noNames.contains(first);
  }

  /** Whether a single word stands in lower case too: then it is a word, and no name. */
  static boolean common(TextView view, EmployerReader.Found found) {
    int length = found.end() - found.start();
    if (found.name().indexOf(' ') >= 0 || !Character.isUpperCase(found.name().charAt(0))) {
      return false;
    }
    String lower = found.name().toLowerCase(Locale.ROOT);
    int to = Math.min(view.length(), FARTHEST);
    for (int i = 0; i + length <= to; i++) {
      if (view.at(i) == lower.charAt(0) && !Letters.isWord(view.at(i - 1)) && !Letters.isWord(view.at(i + length))
          && view.seen(i, i + length).equals(lower) && !Addresses.holds(view, i, i + length)) {
        return true;
      }
    }
    return false;
  }

  /** Cybus.io where the text speaks of Cybus. */
  static EmployerReader.Found withoutDomain(TextView view, EmployerReader.Found found) {
    int dot = found.name().lastIndexOf('.');
    if (dot < 2 || found.name().indexOf(' ') >= 0 || !Addresses.isHost(Letters.fold(found.name()))) {
      return found;
    }
    String bare = found.name().substring(0, dot);
    for (int i = found.end(); i < view.length(); i++) {
      int end = Letters.isWord(view.at(i - 1)) ? -1 : endOf(bare, view, i);
      if (end > 0 && (view.at(i - 1) == ' ' || view.at(i - 1) == '\n')
          && (view.at(end) == ' ' || view.at(end) == '\'' || view.at(end) == ',')) {
        return new EmployerReader.Found(view.seen(i, end), i, end, found.rule());
      }
    }
    return found;
  }

  /** Where a name ends that starts at a place, in any case and with or without blanks in it; -1 when it does not. */
  private static int endOf(String bare, TextView view, int start) {
    int at = start;
    for (int i = 0; i < bare.length(); i++, at++) {
      if (i > 0 && view.at(at) == ' ' && Character.isUpperCase(view.at(at + 1))) {
        at++;
      }
      if (at >= view.length() || Letters.fold(view.at(at)) != Letters.fold(bare.charAt(i))) {
        return -1;
      }
    }
    return at;
  }

  static int words(TextView view, int from, int to) {
    int words = 1;
    for (int i = from; i < to; i++) {
      words += view.at(i) == ' ' ? 1 : 0;
    }
    return words;
  }
}
