package skilltide.dashboard.query;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import skilltide.streams.taxonomy.Skill;
import skilltide.streams.taxonomy.Taxonomy;

/** A taxonomy's skills in the order in which those stand that are named equally often: by name. Thread-safe. */
final class SkillOrder {
  /** The places of skills in this order, by their numbers in a cube; -1 for one that the taxonomy does not have. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Numbered(List<String> ids, int[] places) {}

  private final Skill[] skills;
  private final Map<String, Integer> places = new HashMap<>();
  private volatile Numbered numbered = new Numbered(List.of(), new int[0]);

  SkillOrder(Taxonomy taxonomy) {
    skills = taxonomy.skills().toArray(Skill[]::new);
    Arrays.sort(skills, Comparator.comparing(Skill::name, String.CASE_INSENSITIVE_ORDER).thenComparing(Skill::id));
    for (Skill skill : skills) {
      places.put(skill.id(), places.size());
    }
  }

  int size() {
    return skills.length;
  }

  Skill skill(int place) {
    return skills[place];
  }

  /** @param ids by number, as a cube has them: the same list as long as they are the same */
  int[] places(List<String> ids) {
    Numbered known = numbered;
    if (known.ids() != ids) {
      known = new Numbered(ids, ids.stream().mapToInt(id -> places.getOrDefault(id, -1)).toArray());
      numbered = known;
    }
    return known.places();
  }
}
