package skilltide.ingest.schemaorg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static skilltide.ingest.schemaorg.JobPostingMappingTest.json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skilltide.ingest.event.MalformedEventException;

class JobPostingsTest {

  @ParameterizedTest
  @ValueSource(strings = {"\"JobPosting\"", "\"schema:JobPosting\"", "\"https://schema.org/JobPosting\"",
    "[\"Thing\", \"JobPosting\"]"})
  void aPostingIsKnownByItsType(String type) {
    assertThat(JobPostings.in(json("{\"@type\": %s, \"title\": \"x\"}".formatted(type)))).hasSize(1);
  }

  @Test
  void anObjectWithoutATypeIsMeantAsAPosting() {
    assertThat(JobPostings.in(json("{\"title\": \"x\"}"))).hasSize(1);
  }

  @Test
  void thePostingsOfAPageAreTakenFromItsGraph() {
    assertThat(JobPostings.in(json("""
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, {"@type": "JobPosting", "title": "a"},
          {"@type": "JobPosting", "title": "b"}]}"""))).extracting(posting -> posting.path("title").asText())
        .containsExactly("a", "b");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {"@type": "Recipe"}              | @type: 'Recipe' is not JobPosting
      {"@type": ["A", "B"]}            | @type: 'A, B' is not JobPosting
      {"@graph": [{"@type": "Person"}]}| @graph: holds no JobPosting
      {"@graph": []}                   | @graph: holds no JobPosting
      [{"title": "x"}]                 | posting: not a JSON object but a list
      "posting"                        | posting: not a JSON object but a text
      17                               | posting: not a JSON object but a number
      true                             | posting: not a JSON object but true or false
      null                             | posting: not a JSON object but nothing
      """)
  void whatIsNoPostingIsRefused(String value, String reason) {
    assertThatThrownBy(() -> JobPostings.in(json(value))).isInstanceOf(MalformedEventException.class)
        .hasMessage(reason);
  }
}
