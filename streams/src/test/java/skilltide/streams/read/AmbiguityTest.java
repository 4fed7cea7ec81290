package skilltide.streams.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import skilltide.ingest.event.Content;
import skilltide.ingest.event.Stated;
import skilltide.ingest.event.TextFormat;
import skilltide.streams.taxonomy.ContextRule;
import skilltide.streams.taxonomy.Taxonomy;

/** Every rule for ambiguous words does to its own examples what it says. */
class AmbiguityTest {
  private final Taxonomy taxonomy = Taxonomy.bundled();
  private final PostingReader reader = new PostingReader(taxonomy);

  @TestFactory
  Stream<DynamicTest> ruleKeepsItsExamples() {
    return taxonomy.rules().stream().filter(rule -> !rule.skills().isEmpty())
        .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> check(rule)));
  }

  private void check(ContextRule rule) {
    assertThat(rule.matches()).as("examples that match").isNotEmpty();
    assertThat(rule.ignores()).as("examples that do not").isNotEmpty();
    rule.matches().forEach(text -> assertThat(read(text)).as(text).containsAnyElementsOf(rule.skills()));
    rule.ignores().forEach(text -> assertThat(read(text)).as(text).doesNotContainAnyElementsOf(rule.skills()));
  }

  private List<String> read(String text) {
    return reader.read(new Content(null, text, TextFormat.PLAIN, null), Stated.NOTHING).skills().stream()
        .map(read -> read.skill().id()).toList();
  }
}
