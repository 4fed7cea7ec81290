package skilltide.streams.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skilltide.ingest.event.Content;
import skilltide.ingest.event.Stated;
import skilltide.ingest.event.TextFormat;
import skilltide.streams.taxonomy.Taxonomy;

/** Postings that have a title apart from the text. */
class TitledPostingTest {
  private static final PostingReader READER = new PostingReader(Taxonomy.bundled());

  @Test
  void titleTellsPlaceRemoteAndPay() {
    String title = "Engineer (Remote, Berlin, €60k)";

    Reading reading = read(title, "Come and join us.", Stated.NOTHING);

    assertThat(reading.remote()).isTrue();
    assertThat(reading.countries()).containsExactly("DE");
    assertThat(reading.cities()).containsExactly(new City("Berlin", "DE"));
    assertThat(reading.pay()).extracting(Pay::words).containsExactly("60,000 EUR a year");
    assertThat(reading.pay()).extracting(Pay::evidence)
        .containsExactly(new Evidence("title", 26, 30, "€60k", "amount"));
    assertThat(reading.evidence()).filteredOn(one -> List.of("remote", "country", "city").contains(one.of()))
        .hasSize(3).allSatisfy(one -> {
          assertThat(one.evidence().field()).isEqualTo("title");
          assertThat(title.substring(one.evidence().start(), one.evidence().end())).isEqualTo(one.evidence().as());
        });
  }

  @Test
  void titleGoesBeforeTheText() {
    Reading reading = read("Engineer (onsite, Berlin, €60k)", "Remote from London, £90k.", Stated.NOTHING);

    assertThat(reading.remote()).isFalse();
    assertThat(reading.cities()).containsExactly(new City("Berlin", "DE"));
    assertThat(reading.countries()).containsExactly("DE");
    assertThat(reading.pay()).extracting(Pay::currency).containsExactly("EUR");
  }

  @Test
  void textTellsWhatTheTitleDoesNot() {
    Reading reading = read("Engineer (Germany)", "Remote or in Hamburg or London, €90k.", Stated.NOTHING);

    assertThat(reading.remote()).isTrue();
    assertThat(reading.countries()).containsExactly("DE");
    assertThat(reading.cities()).containsExactly(new City("Hamburg", "DE"));
    assertThat(reading.pay()).extracting(pay -> pay.evidence().field()).containsExactly("text");
  }

  @Test
  void titleSpeaksForTheIndustryAsWell() {
    Reading reading = read("Engineer in fintech: payments and online banking", "Come and join us.", Stated.NOTHING);

    assertThat(reading.industry()).isNotNull().extracting(industry -> industry.id()).isEqualTo("fintech");
    assertThat(reading.evidence()).filteredOn(one -> one.of().equals("industry")).isNotEmpty()
        .allSatisfy(one -> assertThat(one.evidence().field()).isEqualTo("title"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", value = {"Engineer | Acme is hiring engineers in Berlin. | Acme",
    "Engineer | Come and join us. Acme Labs builds robots. | Acme Labs", "Acme (YC W20) is hiring | Join us. | Acme",
    "Engineer | Wide Meadows # Onsite # Berlin | -", "Engineer | Great Benefits, 30 days off | -",
    "Engineer | See https://acme.com/jobs | -"})
  void employerWithoutHeadingIsWhoIntroducesItself(String title, String text, @Nullable String employer) {
    assertThat(read(title, text.replace('#', '|'), Stated.NOTHING).employer()).isEqualTo(employer);
  }

  @Test
  void statedEmployerGoesBeforeWhoIntroducesItself() {
    Stated stated = new Stated("Beta", null, null, List.of(), null);

    assertThat(read("Engineer", "Acme is hiring.", stated).employer()).isEqualTo("Beta");
  }

  @Test
  void explanationShowsEveryField() {
    Explanation explanation = READER.explain(
        new Content("Go Engineer (Berlin, €60k)", "<p>We use R&#x65;act.</p>", TextFormat.HTML, "Java"),
        Stated.NOTHING);

    assertThat(explanation.fields()).extracting(Explanation.Field::name).containsExactly("title", "skills", "text");
    assertThat(explanation.fields()).extracting(field -> field.marks().size()).containsExactly(1, 1, 1);
    assertThat(explanation.because()).extracting(Explanation.Because::words).contains("Berlin", "€60k");
  }

  private static Reading read(String title, String text, Stated stated) {
    return READER.read(new Content(title, text, TextFormat.PLAIN, null), stated);
  }
}
