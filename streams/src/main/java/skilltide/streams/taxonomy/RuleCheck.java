package skilltide.streams.taxonomy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Refuses rules, asked in their order, that can never decide what they say they do. */
final class RuleCheck {
  private final Map<String, Skill> skills;
  private final Set<String> unchecked;
  private final Set<String> decided = new HashSet<>();

  /** @param unchecked ids of skills that have been replaced since the rules were written */
  RuleCheck(Map<String, Skill> skills, Set<String> unchecked) {
    this.skills = skills;
    this.unchecked = unchecked;
  }

  void check(YamlEntry entry, ContextRule rule) {
    Set<String> unused = new HashSet<>(rule.spellings());
    for (String id : rule.skills()) {
      Skill skill = skills.get(id);
      if (skill == null || unchecked.contains(id)) {
        unused.clear();
        continue;
      }
      List<String> ambiguous = skill.spellings().stream().filter(Spelling::ambiguous).map(Spelling::text)
          .filter(spelling -> rule.decides(id, spelling)).toList();
      if (ambiguous.isEmpty()) {
        throw entry.problem("skills", "'%s' has no such spelling under 'ambiguous': nothing to decide".formatted(id));
      }
      if (ambiguous.stream().filter(spelling -> decided.add(id + '=' + spelling)).count() == 0) {
        throw entry.problem("skills", "another rule decides '" + id + "' already");
      }
      ambiguous.forEach(unused::remove);
    }
    for (String spelling : rule.spellings()) {
      if (unused.contains(spelling)) {
        throw entry.problem("spellings", "'%s' is no ambiguous spelling of %s".formatted(spelling, rule.skills()));
      }
    }
  }
}
