package skilltide.streams.read;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import skilltide.streams.taxonomy.ContextRule;

/** Why a place that spells a skill was taken for it or was not, for people: a few words that go on behind the place's. */
final class Reasons {
  private Reasons() {}

  /** @param all the mentions of the same field, decided */
  static String of(Mention mention, List<Mention> all) {
    String rule = mention.rule == null ? SkillReader.NAMED : mention.rule;
    return switch (rule) {
      case SkillReader.NAMED -> "means nothing else";
      case SkillReader.LISTED -> "stands in a list of skills";
      case "stated" -> "is listed by the source";
      case "address" -> "is part of an address";
      case "employer" -> "is the employer's own name";
      case "negated" -> "is taken back by the words beside it";
      default -> mention.context == null
          ? "begins the name of a part of it"
          : byContext(mention, mention.context.rule(), all);
    };
  }

  private static String byContext(Mention mention, ContextRule rule, List<Mention> all) {
    Optional<String> before = before(mention, mention.counts ? rule.precededBy() : rule.notPrecededBy());
    Optional<String> after = after(mention, mention.counts ? rule.followedBy() : rule.notFollowedBy());
    if (!mention.counts) {
      return before.map(words -> "means something else after “" + words + "”")
          .or(() -> after.map(words -> "means something else before “" + words + "”"))
          .orElse(rule.otherwise() ? "is a word in lower case" : "has nothing around it that speaks for it");
    }
    return before.map(words -> "stands after “" + words + "”")
        .or(() -> after.map(words -> "stands before “" + words + "”"))
        .orElseGet(() -> byCompany(rule, all));
  }

  private static String byCompany(ContextRule rule, List<Mention> all) {
    if (rule.otherwise()) {
      return "means this unless the words beside it say otherwise";
    }
    return all.stream().filter(other -> other.counts && rule.beside().contains(other.skill.id()))
        .map(other -> "stands in a text that names " + other.skill.name() + " too").findFirst()
        .orElse("stands near other skills");
  }

  private static Optional<String> before(Mention mention, List<String> phrases) {
    return longest(phrases, phrase -> new Phrases(List.of(phrase))
        .precede(mention.view.folded(), mention.start, mention.view.length()));
  }

  private static Optional<String> after(Mention mention, List<String> phrases) {
    return longest(phrases, phrase -> new Phrases(List.of(phrase)).follow(mention.view, mention.end));
  }

  private static Optional<String> longest(List<String> phrases, Predicate<String> stands) {
    return phrases.stream().filter(stands).max(Comparator.comparingInt(String::length));
  }
}
