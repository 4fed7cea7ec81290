package skilltide.streams.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import skilltide.streams.taxonomy.ContextRule;
import skilltide.streams.taxonomy.Taxonomy;
import skilltide.streams.taxonomy.TaxonomyException;

/** Every rule for ambiguous words does to its own examples what it says. */
class AmbiguityTest {
  private final Taxonomy taxonomy = Taxonomy.bundled();
  private final RuleExamples examples = new RuleExamples(taxonomy);

  @TestFactory
  Stream<DynamicTest> ruleKeepsItsExamples() {
    return taxonomy.rules().stream().map(rule -> DynamicTest.dynamicTest(rule.id(), () -> check(rule)));
  }

  private void check(ContextRule rule) {
    assertThat(rule.matches()).as("examples that match").isNotEmpty();
    assertThat(rule.ignores()).as("examples that do not").isNotEmpty();
    assertThat(examples.broken(rule)).isEmpty();
  }

  @Test
  void ownRuleDecidesBeforeTheBundledOne(@TempDir Path folder) throws IOException {
    Path own = Files.writeString(folder.resolve("own.yaml"), """
        rules:
        - id: our-rails
          skills: [rails]
          not-followed-by: [to the port]
          otherwise: true
          matches: [off the rails]
          ignores: [Rails to the port]
        """);
    Taxonomy taken = Taxonomy.load(List.of(own));

    RuleExamples.check(taken);

    assertThat(taken.ownRules()).singleElement().extracting(rule -> rule.rule().id()).isEqualTo("our-rails");
  }

  @Test
  void ownRuleThatDoesNotKeepItsExamplesIsRefusedWithFileLineAndExample(@TempDir Path folder) throws IOException {
    Path own = Files.writeString(folder.resolve("own.yaml"), """
        skills:
        - {id: temper, name: Temper, kind: tool, definition: Finds faults., ambiguous: [Temper]}
        rules:
        - id: temper
          skills: [temper]
          preceded-by: [with]
          matches: [built with Temper, Temper is ours]
          ignores: [keep your temper]
        """);

    assertThatThrownBy(() -> RuleExamples.check(Taxonomy.load(List.of(own)))).isInstanceOf(TaxonomyException.class)
        .hasMessage(own + ":4: rule 'temper': 'Temper is ours' of 'matches' is not read as [temper]");
  }

  @Test
  void ownRuleForAllSpellingsDecidesThoseOfBundledRulesForSome(@TempDir Path folder) throws IOException {
    Path own = Files.writeString(folder.resolve("own.yaml"), """
        rules:
        - id: our-c
          skills: [c]
          preceded-by: [dialect]
          in-list: never
          matches: [our dialect C]
          ignores: [Firmware in C and C++]
        """);
    Taxonomy taken = Taxonomy.load(List.of(own));

    RuleExamples.check(taken);

    assertThat(taken.ownRules()).hasSize(1);
  }

  @Test
  void ownRuleWithASkillInNoExampleIsRefused(@TempDir Path folder) throws IOException {
    Path own = Files.writeString(folder.resolve("own.yaml"), """
        rules:
        - id: our-colours
          skills: [ruby, rust]
          otherwise: true
          not-followed-by: [red]
          matches: [we like Ruby]
          ignores: [Ruby red and Rust red]
        """);

    assertThatThrownBy(() -> RuleExamples.check(Taxonomy.load(List.of(own)))).isInstanceOf(TaxonomyException.class)
        .hasMessage(own + ":2: rule 'our-colours': no example of 'matches' is read as [rust]"
            + " by what is ambiguous of it");
  }

  @Test
  void anyYearIsSpokenOf() {
    ContextRule spring = taxonomy.rules().stream().filter(rule -> rule.id().equals("spring")).findFirst().orElseThrow();

    assertThat(spring.notFollowedBy()).contains("1999", "2027", "2031").doesNotContain("1899", "$year");
  }
}
