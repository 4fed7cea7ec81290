package skilltide.streams.read;

import java.util.Optional;
import skilltide.ingest.event.Content;
import skilltide.ingest.event.Stated;
import skilltide.ingest.event.TextFormat;
import skilltide.streams.taxonomy.ContextRule;
import skilltide.streams.taxonomy.OwnRule;
import skilltide.streams.taxonomy.Taxonomy;
import skilltide.streams.taxonomy.TaxonomyException;

/** Holds the rules for ambiguous words to their own examples. */
public final class RuleExamples {
  private final PostingReader reader;

  public RuleExamples(PostingReader reader) {
    this.reader = reader;
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
    RuleExamples examples = new RuleExamples(new PostingReader(taxonomy));
    for (OwnRule own : taxonomy.ownRules()) {
      examples.broken(own.rule()).ifPresent(what -> {
        throw new TaxonomyException(own.file(), own.line(), "rule '" + own.rule().id() + "': " + what);
      });
    }
  }

  /** The first example that a rule does not keep, in words; empty when it keeps all. */
  Optional<String> broken(ContextRule rule) {
    Optional<String> missed = rule.matches().stream().filter(text -> !names(text, rule)).findFirst()
        .map(text -> "'%s' of 'matches' is not read as %s".formatted(text, rule.skills()));
    return missed.or(() -> rule.ignores().stream().filter(text -> names(text, rule)).findFirst()
        .map(text -> "'%s' of 'ignores' is read as %s".formatted(text, rule.skills())));
  }

  private boolean names(String text, ContextRule rule) {
    return reader.read(new Content(null, text, TextFormat.PLAIN, null), Stated.NOTHING).skills().stream()
        .anyMatch(read -> rule.skills().contains(read.skill().id()));
  }
}
