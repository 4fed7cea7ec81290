package skilltide.streams.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import skilltide.streams.taxonomy.Role;
import skilltide.streams.taxonomy.Seniority;
import skilltide.streams.taxonomy.Taxonomy;

/**
 * Tells whom a posting hires: job titles in the heading, at the beginning of lines, and behind words that look for
 * somebody. Titles of colleagues, in running text, are no offers.
 */
final class RoleReader {
  static final String HEADING = "heading";
  static final String TITLE_LINE = "title line";
  static final String MENTIONED = "mentioned";
  private static final int FARTHEST = 80;
  /** A text with more titles than this is no posting. */
  static final int MOST_TITLES = 100;
  private final Cues<Title> titles;
  private final Cues<Boolean> seeking;
  private final Cues<Boolean> company;
  private final Phrases people;
  private final GenericRole generic;
  private final SkillTitles skillTitles;

  /** A title and the level that it states, if it does. */
  record Title(Role role, @Nullable Seniority level) {}

  /**
   * A role that is hired for.
   *
   * @param person whether the words name a person, as backend engineer, and no field of work, as backend
   */
  record Found(Role role, @Nullable Seniority level, int start, int end, String rule, boolean person) {}

  RoleReader(Taxonomy taxonomy, Vocabulary vocabulary) {
    titles = new Cues<>(vocabulary);
    for (Role role : taxonomy.roles()) {
      role.titles().forEach(title -> titles.add(title, new Title(role, role.levels().get(title))));
    }
    seeking = new Cues<Boolean>(vocabulary).addAll(taxonomy.words("seeking"), true);
    company = new Cues<Boolean>(vocabulary).addAll(taxonomy.words("colleagues"), true);
    people = new Phrases(taxonomy.words("people"));
    generic = new GenericRole(taxonomy, vocabulary);
    skillTitles = new SkillTitles(taxonomy);
  }

  /**
   * Every title by which somebody is sought, by place.
   *
   * @param skills ids of the skills that are asked for: they tell what a mere "software engineer" builds
   * @param mentions of skills in this text, by place
   */
  List<Found> read(TextView view, Outline outline, Set<String> skills, List<Mention> mentions) {
    Sentences sentences = new Sentences(view, outline, seeking.in(view), company.in(view));
    List<Found> strong = new ArrayList<>();
    List<Found> weak = new ArrayList<>();
    List<Cues.Hit<Title>> hits = titles.in(view);
    for (int i = 0; i < Math.min(hits.size(), MOST_TITLES); i++) {
      Cues.Hit<Title> hit = hits.get(i);
      boolean person = people.precede(view.folded(), hit.end(), view.length());
      boolean joined = i + 1 < hits.size() && hits.get(i + 1).start() == hit.end() + 1;
      if (Addresses.holds(view, hit.start(), hit.end()) || !person && joined) {
        continue; // the Full-Stack of a Full-Stack Marketer
      }
      String rule = sentences.rule(hit.start());
      boolean told = person || rule.equals(HEADING) || rule.equals(TITLE_LINE) || personFollows(view, hit.end())
          || sentences.listed(hit.start(), hit.end());
      Found found = new Found(hit.cue().role(), hit.cue().level(), hit.start(), hit.end(), rule, person);
      boolean vague = rule.equals(MENTIONED) && hit.cue().role().id().equals("other");
      if (told && !rule.isEmpty() && !vague) {
        (rule.equals(MENTIONED) ? weak : strong).add(found);
      }
    }
    skillTitles.read(view, sentences, mentions, strong).stream().limit(MOST_TITLES).forEach(strong::add);
    List<Found> found = strong.isEmpty() ? weak : strong;
    generic.read(view, outline, sentences, found, skills).ifPresent(found::add);
    return found;
  }

  /** Whether the word stands before another that names people: the backend of backend and frontend engineers. */
  private boolean personFollows(TextView view, int end) {
    int words = 0;
    for (int i = end; i < Math.min(view.length(), end + FARTHEST) && words < 4; i++) {
      char c = view.at(i);
      if (c == '\n' || c == '.' || c == ':' || c == ';' || c == '(') {
        return false;
      }
      if (Letters.isWord(view.at(i - 1)) && !Letters.isWord(c)) {
        words++;
      }
      if (Letters.isWord(view.at(i)) && !Letters.isWord(view.at(i + 1))
          && people.precede(view.folded(), i + 1, view.length())) {
        return true;
      }
    }
    return false;
  }

  /** The first place for each role. */
  static Map<Role, Found> roles(List<Found> found) {
    Map<Role, Found> roles = new LinkedHashMap<>();
    found.forEach(one -> roles.putIfAbsent(one.role(), one));
    return roles;
  }
}
