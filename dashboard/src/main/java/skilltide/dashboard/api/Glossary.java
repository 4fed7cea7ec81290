package skilltide.dashboard.api;

import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import skilltide.streams.taxonomy.Industry;
import skilltide.streams.taxonomy.Level;
import skilltide.streams.taxonomy.Role;
import skilltide.streams.taxonomy.Skill;
import skilltide.streams.taxonomy.Spelling;
import skilltide.streams.taxonomy.Taxonomy;

/** The taxonomy as a glossary: every skill, industry, role and level of seniority is a term with a page of its own. */
@Singleton
final class Glossary {
  static final String PATH = "/glossary";
  private static final Pattern NO_LETTERS = Pattern.compile("^[^\\p{L}\\p{N}]+");

  private final Taxonomy taxonomy;
  private final Map<String, Term> terms = new LinkedHashMap<>();
  /** Links of skills as seen from the other end, by how they are told there. */
  private final Map<String, Map<String, List<Skill>>> back = new LinkedHashMap<>();

  Glossary(Taxonomy taxonomy) {
    this.taxonomy = taxonomy;
    for (Skill skill : taxonomy.skills()) {
      seenBack("Includes", skill, skill.links().partOf());
      seenBack("Followed by", skill, skill.links().successorOf());
    }
    taxonomy.skills().forEach(skill -> add(term(skill)));
    List<Term> industries = taxonomy.industries().stream().map(Glossary::term).toList();
    List<Term> roles = taxonomy.roles().stream().map(Glossary::term).toList();
    List<Term> levels = taxonomy.levels().stream().map(Glossary::term).toList();
    Stream.of(industries, roles, levels).forEach(all -> all.forEach(this::add));
  }

  /** The term whose page is at this path. */
  Optional<Term> at(String path) {
    return Optional.ofNullable(terms.get(path));
  }

  /** The skill of this id, name or alias. */
  Optional<Term> skill(String idOrAlias) {
    return taxonomy.skill(idOrAlias).flatMap(skill -> at(path("skills", skill.id())));
  }

  Collection<Term> all() {
    return Collections.unmodifiableCollection(terms.values());
  }

  /** Terms below this path, such as {@code /roles/}, in the order of the taxonomy. */
  List<Term> below(String path) {
    return terms.values().stream().filter(term -> term.path().startsWith(path)).toList();
  }

  /** Skills by the letter that their names begin with; what begins with none stands first, under {@code 0–9}. */
  SortedMap<String, List<Term>> skillsByLetter() {
    SortedMap<String, List<Term>> letters = new TreeMap<>();
    below("/skills/").stream().sorted(Comparator.comparing(term -> sorted(term.name()))).forEach(
        term -> letters.computeIfAbsent(letter(term.name()), each -> new ArrayList<>()).add(term));
    return letters;
  }

  private static String letter(String name) {
    String first = sorted(name);
    return !first.isEmpty() && first.charAt(0) >= 'A' && first.charAt(0) <= 'Z' ? first.substring(0, 1) : "0–9";
  }

  private static String sorted(String name) {
    return NO_LETTERS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceFirst("")
        .toUpperCase(Locale.ROOT);
  }

  private void add(Term term) {
    terms.put(term.path(), term);
  }

  private void seenBack(String how, Skill skill, List<String> ids) {
    ids.forEach(id -> back.computeIfAbsent(id, each -> new LinkedHashMap<>())
        .computeIfAbsent(how, each -> new ArrayList<>()).add(skill));
  }

  private Term term(Skill skill) {
    List<Term.Related> related = new ArrayList<>();
    relate(related, "Part of", skill.links().partOf());
    relate(related, "Follows", skill.links().successorOf());
    back.getOrDefault(skill.id(), Map.of())
        .forEach((how, skills) -> related.add(new Term.Related(how, skills.stream().map(Glossary::link).toList())));
    relate(related, "See also", skill.links().see());
    return new Term(path("skills", skill.id()), skill.id(), skill.name(), skill.kind().word(), skill.definition(),
        others(skill.name(), skill.aliases()), related,
        List.of(new Term.Link("/api/v1/series.csv?from=now-1y&step=month&measure=share&skills=" + skill.id(),
            "its share of postings by month, as CSV"),
            new Term.Link("/api/v1/skills/" + skill.id(), "what is known of it, as JSON")));
  }

  private void relate(List<Term.Related> related, String how, List<String> ids) {
    List<Term.Link> links = ids.stream().flatMap(id -> taxonomy.skill(id).stream()).map(Glossary::link).toList();
    if (!links.isEmpty()) {
      related.add(new Term.Related(how, links));
    }
  }

  private static Term term(Industry industry) {
    return facet("industries", "industry", industry.id(), industry.name(), industry.definition(), industry.aliases());
  }

  private static Term term(Role role) {
    return facet("roles", "role", role.id(), role.name(), role.definition(), role.titles());
  }

  private static Term term(Level level) {
    return facet("levels", "seniority", level.seniority().word(), level.name(), level.definition(),
        level.spellings().stream().map(Spelling::text).toList());
  }

  private static Term facet(String folder, String kind, String id, String name, String definition,
      List<String> aliases) {
    return new Term(path(folder, id), id, name, kind, definition, others(name, aliases), List.of(),
        List.of(new Term.Link("/?" + kind + '=' + id, "what it asks for, on the board"),
            new Term.Link("/api/v1/top.csv?" + kind + '=' + id, "the same as CSV")));
  }

  private static List<String> others(String name, List<String> aliases) {
    return aliases.stream().filter(alias -> !alias.equalsIgnoreCase(name)).distinct().toList();
  }

  private static Term.Link link(Skill skill) {
    return new Term.Link(path("skills", skill.id()), skill.name());
  }

  private static String path(String folder, String id) {
    return '/' + folder + '/' + id;
  }
}
