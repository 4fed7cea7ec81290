package skilltide.streams.taxonomy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What postings are read for: skills, industries and roles, with the rules for ambiguous words. Immutable. */
public final class Taxonomy {
  private final String version;
  private final List<Skill> skills;
  private final List<Industry> industries;
  private final List<Role> roles;
  private final List<Level> levels;
  private final List<ContextRule> rules;
  private final List<OwnRule> ownRules;
  private final Map<String, List<String>> words;
  private final Map<String, Industry> employers;
  private final Map<String, Skill> skillsByName = new HashMap<>();
  private final Map<String, Industry> industriesByName = new HashMap<>();
  private final Map<String, Role> rolesByName = new HashMap<>();

  Taxonomy(String version, List<Skill> skills, List<Industry> industries, List<Role> roles, List<Level> levels,
      List<ContextRule> rules, List<OwnRule> ownRules, Map<String, List<String>> words,
      Map<String, Industry> employers) {
    this.version = version;
    this.skills = List.copyOf(skills);
    this.industries = List.copyOf(industries);
    this.roles = List.copyOf(roles);
    this.levels = List.copyOf(levels);
    this.rules = List.copyOf(rules);
    this.ownRules = List.copyOf(ownRules);
    this.words = Map.copyOf(words);
    this.employers = Map.copyOf(employers);
    // An id always means its own skill, then a name; of what several skills are called the first one counts.
    skills.forEach(skill -> skillsByName.put(skill.id(), skill));
    skills.forEach(skill -> skillsByName.putIfAbsent(key(skill.name()), skill));
    skills.forEach(skill -> skill.aliases().forEach(alias -> skillsByName.putIfAbsent(key(alias), skill)));
    industries.forEach(industry -> industriesByName.put(industry.id(), industry));
    industries.forEach(industry -> industriesByName.putIfAbsent(key(industry.name()), industry));
    industries.forEach(i -> i.aliases().forEach(alias -> industriesByName.putIfAbsent(key(alias), i)));
    roles.forEach(role -> rolesByName.put(role.id(), role));
    roles.forEach(role -> rolesByName.putIfAbsent(key(role.name()), role));
    roles.forEach(role -> role.titles().forEach(alias -> rolesByName.putIfAbsent(key(alias), role)));
  }

  /** The taxonomy that comes with the program. */
  public static Taxonomy bundled() {
    return load(List.of());
  }

  /**
   * The bundled taxonomy and an operator's own skills and rules; a skill whose id is a bundled one's replaces it, a rule
   * comes before the bundled ones. The rules' examples are not tried here: that takes a reader.
   *
   * @param operatorsOwn YAML files, with {@code skills} like the bundled ones, each with its {@code kind}, and {@code
   *     rules}; or only a list of skills
   * @throws TaxonomyException when a file cannot be used, with file, line and reason
   */
  public static Taxonomy load(List<Path> operatorsOwn) {
    return TaxonomyLoader.taxonomy(operatorsOwn);
  }

  /** The same under another version, for whoever knows that what was read under that one was read for the same skills. */
  public Taxonomy as(String other) {
    return new Taxonomy(other, skills, industries, roles, levels, rules, ownRules, words, employers);
  }

  /** A digest of the content: what was read under the same version was read for the same skills. */
  public String version() {
    return version;
  }

  public List<Skill> skills() {
    return skills;
  }

  public List<Industry> industries() {
    return industries;
  }

  public List<Role> roles() {
    return roles;
  }

  /** The levels of seniority, from the least. */
  public List<Level> levels() {
    return levels;
  }

  /** The rules for ambiguous words, each with its examples. */
  public List<ContextRule> rules() {
    return rules;
  }

  /** Those of the rules that operators brought. */
  public List<OwnRule> ownRules() {
    return ownRules;
  }

  /**
   * A group of words that rules speak of.
   *
   * @throws TaxonomyException when there is no such group
   */
  public List<String> words(String group) {
    List<String> found = words.get(group);
    if (found == null) {
      throw new TaxonomyException("rules/words.yaml", 0, "needs a group of words '" + group + "'");
    }
    return found;
  }

  /** The skill of this id, name or alias, in any case. */
  public Optional<Skill> skill(String idOrAlias) {
    return Optional.ofNullable(skillsByName.get(key(idOrAlias)));
  }

  /** The industry of this id, name or alias, in any case. */
  public Optional<Industry> industry(String idOrName) {
    return Optional.ofNullable(industriesByName.get(key(idOrName)));
  }

  /** The market that an employer, by its name in any case, is well known to serve. */
  public Optional<Industry> industryOfEmployer(String name) {
    return Optional.ofNullable(employers.get(key(name)));
  }

  /** The role of this id, name or job title, in any case. */
  public Optional<Role> role(String idOrTitle) {
    return Optional.ofNullable(rolesByName.get(key(idOrTitle)));
  }

  /** Ids of the skills written most like what was typed, the nearest first; for "did you mean". */
  public List<String> nearestSkills(String typed, int most) {
    return NearestNames.of(key(typed), skillsByName, most);
  }

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
