package skilltide.streams.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import skilltide.streams.taxonomy.ContextRule;
import skilltide.streams.taxonomy.Kind;
import skilltide.streams.taxonomy.Skill;
import skilltide.streams.taxonomy.Spelling;
import skilltide.streams.taxonomy.Taxonomy;

/** The spellings of all skills as a lexicon, each with the rule that decides it where it is ambiguous. */
final class SkillLexicon {
  private final Vocabulary vocabulary;
  private final int dictionary;
  /** By number of the folded word: every spelling that folds to it. */
  private final List<List<Candidate>> candidates = new ArrayList<>();
  private final Map<String, Skill> platformSkills = new HashMap<>();
  private final Map<String, Set<String>> platforms = new HashMap<>();

  /** A spelling of a skill; without a rule it always stands for the skill. */
  record Candidate(Skill skill, Spelling spelling, @Nullable Context context) {}

  SkillLexicon(Taxonomy taxonomy, Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    dictionary = vocabulary.dictionary((view, word, start, end) -> mention(view, word, start, end) != null);
    Contexts contexts = new Contexts(taxonomy.rules());
    Map<String, Integer> numbers = new HashMap<>();
    for (Skill skill : taxonomy.skills()) {
      for (Spelling spelling : skill.spellings()) {
        String folded = Letters.fold(spelling.text());
        int number = numbers.computeIfAbsent(folded, word -> {
          candidates.add(new ArrayList<>(1));
          vocabulary.add(dictionary, word, candidates.size() - 1);
          return candidates.size() - 1;
        });
        Context context = spelling.ambiguous() ? contexts.of(skill, spelling) : null;
        candidates.get(number).add(new Candidate(skill, spelling, context));
      }
    }
    candidates.replaceAll(List::copyOf);
    for (Skill skill : taxonomy.skills()) {
      if (skill.kind() == Kind.PLATFORM) {
        platformSkills.put(skill.id(), skill);
        platforms.put(skill.id(), skill.spellings().stream().filter(spelling -> !spelling.ambiguous())
            .map(spelling -> Letters.fold(spelling.text())).collect(Collectors.toUnmodifiableSet()));
      }
    }
  }

  /** Gets every place that spells a skill. */
  void forEach(TextView view, Consumer<Mention> mentions) {
    view.found(vocabulary).forEach(dictionary, (word, start, end) -> {
      Mention mention = mention(view, word, start, end);
      if (mention != null) {
        mentions.accept(mention);
      }
    });
  }

  /** What a word that is spelled at a place may name; null when it is written in another case than any skill. */
  private @Nullable Mention mention(TextView view, int word, int start, int end) {
    Mention open = null;
    for (Candidate candidate : candidates.get(word)) {
      String text = candidate.spelling().text();
      if (candidate.spelling().cased() && !spelled(text, view, start, end) && !small(candidate, view, start, end)) {
        continue;
      }
      boolean small = candidate.spelling().cased() && !spelled(text, view, start, end);
      Mention mention = new Mention(candidate.skill(), view, start, end, candidate.context(), small);
      if (candidate.context() == null) {
        return mention;
      }
      // Of several skills of the same spelling the first whose own words speak for it is meant.
      if (open == null || open.small && !small || candidate.context().spokenFor(view, start, end)) {
        open = mention;
      }
    }
    return open;
  }

  /** An ambiguous name may stand in lower case as well, where its list is no doubt one of skills. */
  private static boolean small(Candidate candidate, TextView view, int start, int end) {
    if (candidate.context() == null || end - start < 2) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (Character.isUpperCase(view.at(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean spelled(String text, TextView view, int start, int end) {
    if (end - start < text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (view.at(start + i) != text.charAt(i) && !(text.charAt(i) == ' ' && view.at(start + i) == '\n')) {
        return false;
      }
    }
    return true;
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

  /** The rules in their order: the first that is for a spelling of a skill decides it. */
  static final class Contexts {
    private final Map<String, List<Context>> bySkill = new HashMap<>();
    private final Context general;

    Contexts(List<ContextRule> rules) {
      Context last = null;
      for (ContextRule rule : rules) {
        Context context = new Context(rule);
        if (rule.skills().isEmpty()) {
          last = context;
        }
        rule.skills().forEach(skill -> bySkill.computeIfAbsent(skill, id -> new ArrayList<>(1)).add(context));
      }
      if (last == null) {
        throw new IllegalArgumentException("a taxonomy needs a rule for the ambiguous words that have none");
      }
      general = last;
    }

    Context of(Skill skill, Spelling spelling) {
      return bySkill.getOrDefault(skill.id(), List.of()).stream()
          .filter(context -> context.rule().decides(skill.id(), spelling.text())).findFirst().orElse(general);
    }
  }
}
