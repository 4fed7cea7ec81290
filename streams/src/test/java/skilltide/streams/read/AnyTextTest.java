package skilltide.streams.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skilltide.ingest.event.Content;
import skilltide.ingest.event.Stated;
import skilltide.ingest.event.TextFormat;
import skilltide.streams.taxonomy.Taxonomy;

class AnyTextTest {
  private static final PostingReader READER = new PostingReader(Taxonomy.bundled());

  @Test
  void decomposedAccentsArePartOfTheirLetters() {
    String text = "Mu\u0308ller AG | Zu\u0308rich | We use Rea\u0301ct.";

    Reading reading = READER.read(new Content(null, text, TextFormat.PLAIN, null), Stated.NOTHING);

    assertThat(reading.employer()).isEqualTo("M\u00FCller AG");
    assertThat(reading.countries()).containsExactly("CH");
    assertThat(reading.skills()).singleElement().satisfies(react -> assertThat(react.as()).isEqualTo("Rea\u0301ct"));
  }

  /** Each would take minutes if anything were compared with everything. */
  @ParameterizedTest
  @ValueSource(strings = {"\nJava swe", "Java, ", "Acme is ", "Go or C and ", "software engineer, ", "$80k ",
    "Berlin, ",
    "no ", "<p>", "http://a.b/", "(", "语", "a", "React and senior ", "&amp;"})
  @Timeout(60)
  void noTextMakesItSlow(String piece) {
    String text = piece.repeat(500_000 / piece.length());

    Reading reading = READER.read(new Content(null, text, TextFormat.HTML, null), Stated.NOTHING);

    assertThat(reading.taxonomy()).isNotEmpty();
  }
}
