package skilltide.streams.taxonomy;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Refuses what contradicts itself: links into the void, a spelling of two skills that no rule tells apart. */
final class SpellingCheck {
  private final Map<String, Skill> skills;
  private final Map<String, YamlEntry> places;

  SpellingCheck(Map<String, Skill> skills, Map<String, YamlEntry> places) {
    this.skills = skills;
    this.places = places;
  }

  void check(List<ContextRule> rules) {
    if (rules.stream().noneMatch(rule -> rule.skills().isEmpty())) {
      throw new TaxonomyException("rules/ambiguous.yaml", 0, "needs one rule without 'skills', for all that have none");
    }
    places.forEach((id, place) -> {
      Skill skill = skills.get(id);
      if (skill != null) {
        links(place, "part-of", skill.links().partOf());
        links(place, "successor-of", skill.links().successorOf());
        links(place, "see", skill.links().see());
      }
    });
    spellings();
  }

  private void links(YamlEntry place, String field, List<String> ids) {
    for (String id : ids) {
      if (!skills.containsKey(id)) {
        throw place.problem(field, "there is no skill '" + id + "'");
      }
    }
  }

  private void spellings() {
    record Use(Skill skill, Spelling spelling) {}
    Map<String, List<Use>> uses = new HashMap<>();
    for (Skill skill : skills.values()) {
      for (Spelling spelling : skill.spellings()) {
        uses.computeIfAbsent(folded(spelling.text()), text -> new ArrayList<>(1))
            .add(new Use(skill, spelling));
      }
    }
    uses.forEach((text, same) -> {
      for (Use one : same.reversed()) { // the later file, an operator's own, is the one to mend
        for (Use other : same) {
          boolean apart = one.spelling().cased() && other.spelling().cased()
              && !one.spelling().text().equals(other.spelling().text());
          if (!one.skill().equals(other.skill()) && !apart && !one.spelling().ambiguous()) {
            YamlEntry place = places.get(one.skill().id());
            String reason = "'%s' is a spelling of '%s' too; list it under 'ambiguous' in both"
                .formatted(one.spelling().text(), other.skill().id());
            throw place == null ? new TaxonomyException("skills", 0, reason) : place.problem(reason);
          }
        }
      }
    });
  }

  /** As texts are compared: in lower case, without accents or full width, runs of blanks as one. */
  private static String folded(String text) {
    boolean plain = text.indexOf("  ") < 0 && text.chars().allMatch(c -> c < 0x80);
    return (plain
        ? text
        : Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}", "")
            .replaceAll("\\s+", " "))
        .toLowerCase(Locale.ROOT);
  }
}
