package skilltide.dashboard.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skilltide.dashboard.readings.Attribute;
import skilltide.dashboard.readings.Selected;
import skilltide.streams.taxonomy.Kind;
import skilltide.streams.taxonomy.Taxonomy;

class ViewParserTest {
  private static final Taxonomy TAXONOMY = Taxonomy.bundled();
  private final ViewParser parser = new ViewParser(TAXONOMY, () -> Set.of("http", "hackernews"));

  @Test
  void nothingGivenIsTheLastThirtyDaysOfEverything() {
    View view = parser.parse(Map.of());

    assertThat(view)
        .isEqualTo(new View(Optional.empty(), List.of(), Selected.ALL, Moment.parse("now-30d").orElseThrow(),
            Moment.NOW, Optional.empty(), Measure.POSTINGS, Baseline.PREVIOUS, 20));
  }

  @Test
  void everythingGivenIsRead() {
    View view = parser.parse(parameters("kind=language&skills=golang, kotlin,Go&industry=Fintech&from=2018-01-01"
        + "&to=now&step=month&measure=share&baseline=year&limit=5"));

    assertThat(view.kind()).contains(Kind.LANGUAGE);
    assertThat(view.skills()).containsExactly("go", "kotlin");
    assertThat(view.filter()).isEqualTo(Selected.of(Attribute.INDUSTRY, "fintech"));
    assertThat(view.step()).contains(Step.MONTH);
    assertThat(view.measure()).isEqualTo(Measure.SHARE);
    assertThat(view.baseline()).isEqualTo(Baseline.YEAR);
    assertThat(view.limit()).isEqualTo(5);
  }

  @Test
  void sameViewWrittenOtherwiseIsEqual() {
    assertThat(parser.parse(parameters("country=de&from=now-30d&kind=&limit=20")))
        .isEqualTo(parser.parse(parameters("country=Germany&from=30d")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "kind=langage               | kind     | did you mean 'language'?",
    "kind=Language              | kind     | did you mean 'language'?",
    "kind=colour                | kind     | there is language, framework, database",
    "colour=red                 | colour   | there is kind, skills",
    "skils=go                   | skils    | did you mean 'skills'?",
    "skills=go,pyhton           | skills   | did you mean 'python'?",
    "skills=qqqqqqqqqqqq        | skills   | /api/v1/skills lists them",
    "industry=fintek            | industry | did you mean 'fintech'?",
    "role=bakend                | role     | did you mean 'backend'?",
    "country=Germny             | country  | did you mean 'Germany'?",
    "country=Atlantis           | country  | give an ISO 3166 code",
    "source=hackernew           | source   | did you mean 'hackernews'?",
    "from=soon                  | from     | not a time: 'soon'; give a date (2018-04-27)",
    "to=2018-13-01              | to       | not a time: '2018-13-01'",
    "step=hour                  | step     | only views are counted by the hour",
    "step=yearly                | step     | there is hour, day, week, month",
    "measure=posting            | measure  | did you mean 'postings'?",
    "measure=uniqe              | measure  | did you mean 'unique'?",
    "measure=index              | measure  | an index is in /api/v1/compare; there is postings, unique, withdrawn, open, share, views",
    "baseline=last              | baseline | there is previous, year",
    "limit=0                    | limit    | not a whole number from 1 to 2000: '0'",
    "limit=2001                 | limit    | not a whole number from 1 to 2000",
    "limit=ten                  | limit    | not a whole number",
    "seniority=senor            | seniority| did you mean 'senior'?",
    "remote=perhaps             | remote   | neither true nor false: 'perhaps'",
    "measure=views&remote=true  | remote   | glossary views are not split by it",
    "measure=views&industry=fintech | industry | glossary views are not split by it; leave it out"})
  void mistakesAreRefusedWithTheFieldAndTheMend(String query, String field, String mend) {
    assertThatThrownBy(() -> parser.parse(parameters(query))).isInstanceOf(InvalidViewException.class)
        .hasMessageStartingWith(field + ": ").hasMessageContaining(mend)
        .extracting(invalid -> ((InvalidViewException) invalid).field()).isEqualTo(field);
  }

  @Test
  void anySourceIsRightAsLongAsNothingIsCounted() {
    ViewParser empty = new ViewParser(TAXONOMY, Set::of);

    assertThat(empty.parse(Map.of("source", "http")).filter()).isEqualTo(Selected.of(Attribute.SOURCE, "http"));
  }

  private static Map<String, String> parameters(String query) {
    return Arrays.stream(query.split("&", -1)).map(each -> each.split("=", 2))
        .collect(Collectors.toMap(each -> each[0], each -> each[1]));
  }
}
