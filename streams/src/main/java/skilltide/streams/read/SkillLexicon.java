package skilltide.streams.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import skilltide.streams.taxonomy.ContextRule;
import skilltide.streams.taxonomy.Kind;
import skilltide.streams.taxonomy.Skill;
import skilltide.streams.taxonomy.Spelling;
import skilltide.streams.taxonomy.Taxonomy;

/** The spellings of all skills as a lexicon, each with the rule that decides it where it is ambiguous. */
final class SkillLexicon {
  private final Lexicon lexicon = new Lexicon();
  /** By number of the folded word: every spelling that folds to it. */
  private final List<List<Candidate>> candidates = new ArrayList<>();
  private final Map<String, Skill> platformSkills = new HashMap<>();
  private final Map<String, Set<String>> platforms = new HashMap<>();

  /** A spelling of a skill; without a rule it always stands for the skill. */
  record Candidate(Skill skill, Spelling spelling, @Nullable Context context) {}

  SkillLexicon(Taxonomy taxonomy) {
    Contexts contexts = new Contexts(taxonomy.rules());
    Map<String, Integer> numbers = new HashMap<>();
    for (Skill skill : taxonomy.skills()) {
      for (Spelling spelling : skill.spellings()) {
        String folded = Letters.fold(spelling.text());
        int number = numbers.computeIfAbsent(folded, word -> {
          candidates.add(new ArrayList<>(1));
          return candidates.size() - 1;
        });
        Context context = spelling.ambiguous() ? contexts.of(skill, spelling) : null;
        candidates.get(number).add(new Candidate(skill, spelling, context));
        lexicon.add(folded, number);
      }
    }
    lexicon.build();
    candidates.replaceAll(List::copyOf);
    for (Skill skill : taxonomy.skills()) {
      if (skill.kind() == Kind.PLATFORM) {
        platformSkills.put(skill.id(), skill);
        platforms.put(skill.id(), skill.spellings().stream().filter(spelling -> !spelling.ambiguous())
            .map(spelling -> Letters.fold(spelling.text())).collect(Collectors.toUnmodifiableSet()));
      }
    }
  }

  void scan(TextView view, Lexicon.Matches matches) {
    lexicon.scan(view, matches);
  }

  /** The spellings of a word that fit the case it is written in. */
  List<Candidate> candidates(int word) {
    return candidates.get(word);
  }

  /** The platform of this id when the first word of a place spells it; null when it does not. */
  @Nullable
  Skill platformNamedBy(String id, TextView view, int start, int end) {
    int wordEnd = firstWordEnd(view, start);
    Set<String> spellings = platforms.get(id);
    boolean named = spellings != null && wordEnd < end
        && spellings.contains(new String(view.folded(), start, wordEnd - start));
    return named ? platformSkills.get(id) : null;
  }

  int firstWordEnd(TextView view, int start) {
    int end = start;
    while (end < view.length() && Letters.isWord(view.at(end))) {
      end++;
    }
    return end;
  }

  /** The rules, found by skill and spelling. */
  private static final class Contexts {
    private final Map<String, Context> bySpelling = new HashMap<>();
    private final Map<String, Context> bySkill = new HashMap<>();
    private final Context general;

    Contexts(List<ContextRule> rules) {
      Context last = null;
      for (ContextRule rule : rules) {
        Context context = new Context(rule);
        if (rule.skills().isEmpty()) {
          last = context;
        }
        for (String skill : rule.skills()) {
          if (rule.spellings().isEmpty()) {
            bySkill.putIfAbsent(skill, context);
          }
          rule.spellings().forEach(spelling -> bySpelling.putIfAbsent(skill + '=' + spelling, context));
        }
      }
      if (last == null) {
        throw new IllegalArgumentException("a taxonomy needs a rule for the ambiguous words that have none");
      }
      general = last;
    }

    Context of(Skill skill, Spelling spelling) {
      Context own = bySpelling.get(skill.id() + '=' + spelling.text());
      return own != null ? own : bySkill.getOrDefault(skill.id(), general);
    }
  }
}
