package skilltide.streams.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skilltide.ingest.event.Content;
import skilltide.ingest.event.Stated;
import skilltide.ingest.event.TextFormat;
import skilltide.streams.taxonomy.Taxonomy;

class UnknownTermReaderTest {
  private static final PostingReader READER = new PostingReader(Taxonomy.bundled());

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"We use Java, Norabus and Kafka. | Norabus", "Norabus/Python | Norabus",
    "Python, Norabus, Quillwort and more | Norabus Quillwort", "熟悉Java、Norabus、Python | Norabus",
    "Java, Norabus Streams and Kafka | Norabus Streams", "Python, zorp.js, Java | zorp.js", "C#, Zorp++, Java | Zorp++",
    "Python, zorplib, Java | zorplib", "Java, ZRQs, Python | ZRQ", "* Python * Norabus * Java | Norabus",
    "Experience with Python, Norabus | Norabus", "Java, Zorp2go and Python, Zorp2Go and Ruby | Zorp2go"})
  void whatStandsInAListWithSkillsIsListed(String text, String terms) {
    assertThat(String.join(" ", listed(read(text)))).isEqualTo(terms);
  }

  @ParameterizedTest
  @ValueSource(strings = {"We use Java, Kubernets-free of Norabus things.", "Java, Experience and Python",
    "Python, Berlin, Java",
    "Java, Backend Engineer, Python", "Java, GOLANG, Python", "Python, CV, Java", "Java, Entwicklung, Python",
    "Java, W15, Python",
    "Java, http://norabus.example.com/Zorp, Python", "Java, @Norabus, Python", "Java, We've, Python",
    "Java, statistics, and Norabus is fun",
    "GitHub, Zorpcorp, Stripe and Heroku hired our alumni", "Python, Strong communication and Java"})
  void whatSomethingExplainsOrNoListHoldsIsNotListed(String text) {
    assertThat(listed(read(text))).isEmpty();
  }

  @Test
  void whatIsMerelyNamedHasNoContext() {
    List<UnknownTerm> terms = read("Before, we ran Norabus at GreatCorp. We like Python, Zorp and Java. Zorp is fun.");

    assertThat(terms).extracting(UnknownTerm::term).containsExactly("Zorp", "GreatCorp");
    assertThat(terms.get(0).around()).contains("Python, Zorp and Java");
    assertThat(terms.get(1).around()).isNull();
  }

  @Test
  void employersOwnProductIsNoTerm() {
    assertThat(read("Norabus | Engineer | Berlin\n\nNorabus is hiring: Java, Norabus and Python, Zorp and Go."))
        .extracting(UnknownTerm::term).containsExactly("Zorp");
  }

  @Test
  void sourcesOwnListOfSkillsNeedsNoOtherSkill() {
    Reading reading = READER.read(new Content("Engineer", "We are hiring.", TextFormat.PLAIN, "Norabus, Quill Wort"),
        Stated.NOTHING);

    assertThat(listed(reading.unknownTerms())).containsExactly("Norabus", "Quill Wort");
  }

  @Test
  void termIsToldOnceAndOfManyOnlySome() {
    String many = IntStream.range(0, 60).mapToObj(i -> "Zorp" + (char) ('a' + i / 26) + (char) ('a' + i % 26))
        .collect(Collectors.joining(", ", "Python, ", ", Java"));

    assertThat(read(many + "\n\n" + many)).hasSize(20).doesNotHaveDuplicates();
    assertThat(read(many)).allSatisfy(term -> assertThat(term.around()).hasSizeLessThanOrEqualTo(200));
  }

  @Test
  void htmlIsSeenAsPeopleSeeIt() {
    Reading reading = READER.read(
        new Content(null, "<ul><li>Java, <b>Nora&#98;us</b> &amp; Go</li></ul>", TextFormat.HTML, null),
        Stated.NOTHING);

    assertThat(reading.unknownTerms()).containsExactly(new UnknownTerm("Norabus", "Java, Norabus & Go"));
  }

  private static List<String> listed(List<UnknownTerm> terms) {
    return terms.stream().filter(term -> term.around() != null).map(UnknownTerm::term).toList();
  }

  private static List<UnknownTerm> read(String text) {
    return READER.read(new Content(null, text, TextFormat.PLAIN, null), Stated.NOTHING).unknownTerms();
  }
}
