package skilltide.streams.read;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import skilltide.ingest.event.Content;
import skilltide.ingest.event.Stated;
import skilltide.ingest.event.TextFormat;
import skilltide.streams.taxonomy.ContextRule;
import skilltide.streams.taxonomy.OwnRule;
import skilltide.streams.taxonomy.Skill;
import skilltide.streams.taxonomy.Spelling;
import skilltide.streams.taxonomy.Taxonomy;
import skilltide.streams.taxonomy.TaxonomyException;

/**
 * Holds the rules for ambiguous words to their own examples: each that matches names a skill of the rule, each skill of the
 * rule stands in one of them, and those to be ignored name none.
 */
public final class RuleExamples {
  private final PostingReader reader;
  /** Of each rule, by its id: the folded spellings that it decides, by the ids of their skills. */
  private final Map<String, Map<String, Set<String>>> spellings = new HashMap<>();

  public RuleExamples(Taxonomy taxonomy) {
    reader = new PostingReader(taxonomy);
    SkillLexicon.Contexts contexts = new SkillLexicon.Contexts(taxonomy.rules());
    for (Skill skill : taxonomy.skills()) {
      for (Spelling spelling : skill.spellings()) {
        if (spelling.ambiguous()) {
          spellings.computeIfAbsent(contexts.of(skill, spelling).rule().id(), rule -> new TreeMap<>())
              .computeIfAbsent(skill.id(), id -> new HashSet<>()).add(Letters.fold(spelling.text()));
        }
      }
    }
  }

  /**
   * Tries the rules that operators brought.
   *
   * @throws TaxonomyException when one does not do what its examples say, with file, line and example
   */
  public static void check(Taxonomy taxonomy) {
    if (taxonomy.ownRules().isEmpty()) {
      return;
    }
    RuleExamples examples = new RuleExamples(taxonomy);
    for (OwnRule own : taxonomy.ownRules()) {
      examples.broken(own.rule()).ifPresent(what -> {
        throw new TaxonomyException(own.file(), own.line(), "rule '" + own.rule().id() + "': " + what);
      });
    }
  }

  /** What is wrong with the examples of a rule, in words; empty when it keeps all. */
  Optional<String> broken(ContextRule rule) {
    Set<String> missing = new TreeSet<>(decidedBy(rule).keySet());
    for (String text : rule.matches()) {
      if (named(text, rule, false).isEmpty()) {
        return Optional.of("'%s' of 'matches' is not read as %s".formatted(text, skills(rule)));
      }
      missing.removeAll(named(text, rule, true));
    }
    for (String text : rule.ignores()) {
      if (!named(text, rule, false).isEmpty()) {
        return Optional.of("'%s' of 'ignores' is read as %s".formatted(text, skills(rule)));
      }
    }
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of("no example of 'matches' is read as %s by what is ambiguous of it".formatted(missing));
  }

  private Map<String, Set<String>> decidedBy(ContextRule rule) {
    return spellings.getOrDefault(rule.id(), Map.of());
  }

  private Collection<String> skills(ContextRule rule) {
    return rule.skills().isEmpty() ? decidedBy(rule).keySet() : rule.skills();
  }

  /**
   * Ids of the skills of a rule that a text names.
   *
   * @param decided only by spellings that the rule decides; always so for the rule of all that have no other, whose skills
   *     have spellings of other rules or none
   */
  private Set<String> named(String text, ContextRule rule, boolean decided) {
    return reader.read(new Content(null, text, TextFormat.PLAIN, null), Stated.NOTHING).skills().stream()
        .filter(read -> decided || rule.skills().isEmpty()
            ? decidedBy(rule).getOrDefault(read.skill().id(), Set.of()).contains(Letters.fold(read.as()))
            : rule.skills().contains(read.skill().id()))
        .map(read -> read.skill().id()).collect(Collectors.toSet());
  }
}
