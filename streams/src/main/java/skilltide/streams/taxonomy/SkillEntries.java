package skilltide.streams.taxonomy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns entries of data files into skills, industries, roles and levels. */
final class SkillEntries {
  static final Set<String> SKILL_FIELDS = Set.of("id", "kind", "name", "definition", "aliases", "cased", "ambiguous",
      "part-of", "successor-of", "see", "because");
  static final Set<String> INDUSTRY_FIELDS = Set.of("id", "name", "definition", "aliases", "evidence");
  static final Set<String> ROLE_FIELDS = Set.of("id", "name", "definition", "aliases", "seniority");
  static final Set<String> LEVEL_FIELDS = Set.of("id", "name", "definition", "aliases", "cased", "ambiguous");
  private static final Set<String> EVIDENCE_FIELDS = Set.of("weight", "words");
  private static final int MOST_WEIGHT = 5;
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private SkillEntries() {}

  /** @param kind the kind that the file is of; null when each entry names its own */
  static Skill skill(YamlEntry entry, @Nullable Kind kind) {
    String name = entry.text("name");
    Skill.Links links = new Skill.Links(entry.texts("part-of"), entry.texts("successor-of"), entry.texts("see"));
    return new Skill(id(entry), name, kind != null ? kind : kind(entry), entry.text("definition"),
        spellings(entry, name), links);
  }

  static Industry industry(YamlEntry entry) {
    List<Industry.Cue> evidence = new ArrayList<>();
    for (YamlEntry cues : entry.entries("evidence", EVIDENCE_FIELDS)) {
      int weight = weight(cues);
      cues.texts("words").forEach(words -> evidence.add(new Industry.Cue(words, weight)));
    }
    return new Industry(id(entry), entry.text("name"), entry.text("definition"), entry.texts("aliases"), evidence);
  }

  private static int weight(YamlEntry cues) {
    String text = cues.text("weight");
    if (text.length() != 1 || text.charAt(0) < '1' || text.charAt(0) > '0' + MOST_WEIGHT) {
      throw cues.problem("weight", "must be 1 to " + MOST_WEIGHT);
    }
    return text.charAt(0) - '0';
  }

  static Role role(YamlEntry entry) {
    Map<String, Seniority> levels = new HashMap<>();
    entry.pairs("seniority").forEach((title, word) -> levels.put(title, seniority(entry, "seniority", word)));
    List<String> titles = entry.texts("aliases");
    for (String title : levels.keySet()) {
      if (!titles.contains(title)) {
        throw entry.problem("seniority", "'" + title + "' is none of its aliases");
      }
    }
    return new Role(id(entry), entry.text("name"), entry.text("definition"), titles, levels);
  }

  static Level level(YamlEntry entry) {
    String name = entry.text("name");
    return new Level(seniority(entry, "id", entry.text("id")), name, entry.text("definition"),
        spellings(entry, name));
  }

  private static Seniority seniority(YamlEntry entry, String field, String word) {
    return Seniority.of(word).orElseThrow(() -> entry.problem(field,
        "'%s' is none of %s".formatted(word, Arrays.stream(Seniority.values()).map(Seniority::word).toList())));
  }

  private static String id(YamlEntry entry) {
    String id = entry.text("id");
    if (!SLUG.matcher(id).matches()) {
      throw entry.problem("id", "'%s' must be lower-case letters and digits, joined by '-'".formatted(id));
    }
    return id;
  }

  private static Kind kind(YamlEntry entry) {
    String word = entry.text("kind");
    return Kind.of(word).orElseThrow(() -> entry.problem("kind", "'%s' is none of %s".formatted(word,
        Arrays.stream(Kind.values()).map(Kind::word).toList())));
  }

  /** The name counts in any case, unless the entry says in which. */
  private static List<Spelling> spellings(YamlEntry entry, String name) {
    List<String> cased = entry.texts("cased");
    List<String> anyCase = new ArrayList<>();
    if (cased.stream().noneMatch(name::equalsIgnoreCase)) {
      anyCase.add(name);
    }
    anyCase.addAll(entry.texts("aliases"));
    List<String> ambiguous = entry.texts("ambiguous");
    Set<String> exact = new HashSet<>(ambiguous);
    Set<String> folded = new HashSet<>();
    ambiguous.forEach(text -> folded.add(text.toLowerCase(Locale.ROOT)));
    Set<String> unused = new HashSet<>(ambiguous);
    List<Spelling> spellings = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String text : anyCase) {
      String key = text.toLowerCase(Locale.ROOT);
      if (seen.add(key)) {
        spellings.add(new Spelling(text, false, folded.contains(key)));
      }
      unused.removeIf(key::equalsIgnoreCase);
    }
    for (String text : cased) {
      if (seen.add("=" + text)) {
        spellings.add(new Spelling(text, true, exact.contains(text)));
      }
      unused.remove(text);
    }
    if (!unused.isEmpty()) {
      throw entry.problem("ambiguous", unused + " is none of its spellings");
    }
    for (Spelling spelling : spellings) {
      if (!spelling.readable()) {
        throw entry.problem(
            "'%s' cannot be found in a text: begin with a letter, a digit, or one symbol such as '.' before them"
                .formatted(spelling.text()));
      }
    }
    // The name comes first, wherever it was listed.
    spellings.sort((a, b) -> Boolean.compare(b.text().equals(name), a.text().equals(name)));
    return spellings;
  }
}
