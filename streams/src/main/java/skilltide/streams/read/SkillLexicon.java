package skilltide.streams.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import skilltide.streams.taxonomy.ContextRule;
import skilltide.streams.taxonomy.Skill;
import skilltide.streams.taxonomy.Spelling;
import skilltide.streams.taxonomy.Taxonomy;

/** The spellings of all skills as a lexicon, each with the rule that decides it where it is ambiguous. */
final class SkillLexicon {
  private final Lexicon lexicon = new Lexicon();
  /** By number of the folded word: every spelling that folds to it. */
  private final List<List<Candidate>> candidates = new ArrayList<>();

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
  }

  void scan(TextView view, Lexicon.Matches matches) {
    lexicon.scan(view.folded(), view.length(), matches);
  }

  /** The spellings of a word that fit the case it is written in. */
  List<Candidate> candidates(int word) {
    return candidates.get(word);
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
