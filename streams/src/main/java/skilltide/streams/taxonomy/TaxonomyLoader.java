package skilltide.streams.taxonomy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** Puts a taxonomy together from the bundled files and an operator's own, and checks the whole. */
final class TaxonomyLoader {
  private static final String SKILLS = "skills";
  private static final String RULES = "rules";
  private static final SequencedMap<String, Set<String>> OWN_LISTS = new LinkedHashMap<>();

  static {
    OWN_LISTS.put(SKILLS, SkillEntries.SKILL_FIELDS);
    OWN_LISTS.put(RULES, RuleEntries.RULE_FIELDS);
  }

  private final TaxonomyFiles files;
  private final Map<String, Skill> skills = new LinkedHashMap<>();
  private final Map<String, YamlEntry> places = new LinkedHashMap<>();
  private final Set<String> replaced = new HashSet<>();
  private final Set<String> ownIds = new HashSet<>();
  private final List<YamlEntry> ownRuleEntries = new ArrayList<>();
  private final List<OwnRule> ownRules = new ArrayList<>();

  private TaxonomyLoader(boolean lines) {
    files = new TaxonomyFiles(lines);
  }

  /** Reads the files without their lines, which is quick, and once more with them when there is a line to tell. */
  static Taxonomy taxonomy(List<Path> operatorsOwn) {
    try {
      return new TaxonomyLoader(false).load(operatorsOwn);
    } catch (TaxonomyException withoutLine) {
      return new TaxonomyLoader(true).load(operatorsOwn);
    }
  }

  private Taxonomy load(List<Path> operatorsOwn) {
    for (Kind kind : Kind.values()) {
      for (YamlEntry entry : files.bundled(TaxonomyFiles.skills(kind), SkillEntries.SKILL_FIELDS)) {
        Skill skill = SkillEntries.skill(entry, kind);
        if (skills.put(skill.id(), skill) != null) {
          throw entry.problem("id", "'" + skill.id() + "' is already another skill's");
        }
        places.put(skill.id(), entry);
      }
    }
    for (Path file : operatorsOwn) {
      Map<String, List<YamlEntry>> own = files.own(file, OWN_LISTS);
      for (YamlEntry entry : own.getOrDefault(SKILLS, List.of())) {
        Skill skill = SkillEntries.skill(entry, null); // an operator's entry replaces a bundled one of the same id
        if (!ownIds.add(skill.id())) {
          throw entry.problem("id", "'" + skill.id() + "' is already another own skill's");
        }
        if (skills.put(skill.id(), skill) != null) {
          replaced.add(skill.id());
        }
        places.put(skill.id(), entry);
      }
      ownRuleEntries.addAll(own.getOrDefault(RULES, List.of()));
    }
    List<Industry> industries = files.bundled(TaxonomyFiles.INDUSTRIES, SkillEntries.INDUSTRY_FIELDS).stream()
        .map(SkillEntries::industry).toList();
    List<Role> roles = files.bundled(TaxonomyFiles.ROLES, SkillEntries.ROLE_FIELDS).stream().map(SkillEntries::role)
        .toList();
    List<Level> levels = files.bundled(TaxonomyFiles.LEVELS, SkillEntries.LEVEL_FIELDS).stream()
        .map(SkillEntries::level)
        .toList();
    Map<String, List<String>> words = words();
    List<ContextRule> rules = rules(words);
    List<Skill> all = List.copyOf(skills.values());
    new SpellingCheck(skills, places).check(rules);
    return new Taxonomy(files.version(), all, industries, roles, levels, rules, ownRules, words,
        employers(industries));
  }

  private Map<String, Industry> employers(List<Industry> industries) {
    Map<String, Industry> employers = new LinkedHashMap<>();
    for (YamlEntry entry : files.bundled(TaxonomyFiles.EMPLOYERS, RuleEntries.EMPLOYER_FIELDS)) {
      String id = entry.text("id");
      Industry industry = industries.stream().filter(one -> one.id().equals(id)).findFirst()
          .orElseThrow(() -> entry.problem("id", "there is no industry '" + id + "'"));
      for (String name : entry.texts("names")) {
        if (employers.put(name.toLowerCase(Locale.ROOT), industry) != null) {
          throw entry.problem("names", "'" + name + "' is there twice");
        }
      }
    }
    return employers;
  }

  private Map<String, List<String>> words() {
    Map<String, List<String>> words = new LinkedHashMap<>();
    words.put(RuleEntries.YEAR, RuleEntries.YEARS);
    for (YamlEntry entry : files.bundled(TaxonomyFiles.WORDS, RuleEntries.WORD_FIELDS)) {
      if (words.put(entry.text("id"), entry.texts("words")) != null) {
        throw entry.problem("id", "'" + entry.text("id") + "' is already another group's");
      }
    }
    return words;
  }

  private List<ContextRule> rules(Map<String, List<String>> words) {
    List<ContextRule> rules = new ArrayList<>();
    List<YamlEntry> bundled = files.bundled(TaxonomyFiles.RULES, RuleEntries.RULE_FIELDS);
    Set<String> ids = new HashSet<>();
    bundled.forEach(entry -> ids.add(entry.text("id")));
    for (YamlEntry entry : ownRuleEntries) {
      ContextRule rule = ownRule(entry, words);
      if (!ids.add(rule.id())) {
        throw entry.problem("id", "'" + rule.id() + "' is already another rule's");
      }
      ownRules.add(new OwnRule(rule, entry.file(), entry.line()));
    }
    // Before the bundled ones: the first that is for a spelling decides it.
    decide(ownRuleEntries, words, rules, Set.of());
    decide(bundled, words, rules, replaced);
    return rules;
  }

  private void decide(List<YamlEntry> entries, Map<String, List<String>> words, List<ContextRule> rules,
      Set<String> unchecked) {
    RuleCheck check = new RuleCheck(skills, unchecked);
    for (YamlEntry entry : entries) {
      ContextRule rule = RuleEntries.rule(entry, words);
      known(entry, "skills", rule.skills());
      known(entry, "beside", rule.beside());
      check.check(entry, rule);
      rules.add(rule);
    }
  }

  /** An operator's rule is for skills of which it can decide something, and says by examples what. */
  private ContextRule ownRule(YamlEntry entry, Map<String, List<String>> words) {
    ContextRule rule = RuleEntries.rule(entry, words);
    if (rule.skills().isEmpty()) {
      throw entry.problem("'skills' is missing: name the ids of those that it decides");
    }
    if (rule.matches().isEmpty() || rule.ignores().isEmpty()) {
      throw entry.problem("'matches' and 'ignores' need an example each");
    }
    return rule;
  }

  private void known(YamlEntry entry, String field, List<String> ids) {
    for (String id : ids) {
      if (!skills.containsKey(id)) {
        throw entry.problem(field, "there is no skill '" + id + "'");
      }
    }
  }
}
