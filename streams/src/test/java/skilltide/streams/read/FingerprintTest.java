package skilltide.streams.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import skilltide.ingest.event.Content;
import skilltide.ingest.event.Stated;
import skilltide.ingest.event.TextFormat;
import skilltide.streams.taxonomy.Taxonomy;

class FingerprintTest {
  @Test
  void marksThatAreStoredStayGood() {
    assertThat(of("Acme seeks Java developers in Zürich. We are hiring: 熟练掌握React生态"))
        .isEqualTo(new Fingerprint(3_201_633_265_479_684_176L));
  }

  @Test
  void howItIsWrittenDoesNotMatter() {
    Fingerprint plain = of("Acme is hiring\n\nR&D engineers, café près d'ici – remote");
    String html = "<p>ACME&#x20;is   <b>hiring</b></p><ul><li>R&amp;D engineers,</li></ul>Cafe pre\u0300s\u00A0d&rsquo;"
        + "i\u200Bci &mdash; ｒｅｍｏｔｅ";

    assertThat(Fingerprint.of(null, TextView.of(html, TextFormat.HTML))).isEqualTo(plain);
  }

  @Test
  void titleAndTextAreOneText() {
    TextView title = TextView.of("Java developer", TextFormat.PLAIN);
    TextView text = TextView.of("at Acme in Berlin", TextFormat.PLAIN);

    assertThat(Fingerprint.of(title, text)).isEqualTo(of("Java developer\nat Acme in Berlin"))
        .isNotEqualTo(of("at Acme in Berlin"));
  }

  @Test
  void aReadingHasItsFingerprint() {
    Reading reading = new PostingReader(Taxonomy.bundled())
        .read(new Content("Java developer", "<p>at Acme</p>", TextFormat.HTML, null), Stated.NOTHING);

    assertThat(reading.fingerprint()).isEqualTo(of("Java developer at Acme"));
  }

  @Test
  void whatHasNoWordsIsLikeNothing() {
    for (String nothing : List.of("", " \n ", "—!?…", "\uD83D\uDE80\uD800\uDC00\uDC00\uD800", "\u0301")) {
      assertThat(of(nothing)).isEqualTo(Fingerprint.NONE);
    }
    assertThat(Fingerprint.NONE.isNear(Fingerprint.NONE)).isFalse();
    assertThat(Fingerprint.NONE.isNear(of("hiring"))).isFalse();
    assertThat(of("hiring").isNear(Fingerprint.NONE)).isFalse();
  }

  // Unlike texts are near by chance in six of a million pairs: the same ones every time.
  @Property(tries = 2_000, seed = "1")
  void tinyTextsAreNearOnlyWhenTheySayTheSame(@ForAll @IntRange(max = 100_000) int one,
      @ForAll @IntRange(max = 100_000) int other) {
    assertThat(of("job " + one).isNear(of("JOB: " + one + "!"))).isTrue();
    if (one != other) {
      assertThat(of("job" + one).isNear(of("job" + other))).isFalse();
    }
  }

  @Property(tries = 500)
  void oneOtherWordMovesFewBits(@ForAll("manyWords") List<String> words, @ForAll int place) {
    List<String> edited = new ArrayList<>(words);
    edited.set(Math.floorMod(place, words.size()), "changed");

    // Two of at least 120 pairs are others: at most four bins get another hash, and few others borrow from them.
    assertThat(of(words).distance(of(edited))).isLessThanOrEqualTo(9);
  }

  @Property(tries = 500)
  void paragraphsMayChangePlaces(@ForAll("manyWords") List<String> words) {
    List<String> turned = new ArrayList<>(words);
    Collections.rotate(turned, words.size() / 2);

    assertThat(of(words).isNear(of(turned))).isTrue();
  }

  @Property(tries = 500)
  void repeatingATextAddsNextToNothing(@ForAll("manyWords") List<String> words) {
    List<String> twice = new ArrayList<>(words);
    twice.addAll(words);

    assertThat(of(words).distance(of(twice))).isLessThanOrEqualTo(6);
  }

  @Property(tries = 500, seed = "1")
  void textsOfOtherWordsAreFar(@ForAll("manyWords") List<String> words) {
    List<String> others = words.stream().map(word -> "x" + word).toList();

    assertThat(of(words).isNear(of(others))).isFalse();
  }

  @Property(tries = 2_000)
  void anyTextHasOneAndCaseAndBlanksAreNothingToIt(@ForAll("anything") String text) {
    Fingerprint fingerprint = of(text);

    assertThat(of("  " + text + "\t\n\n")).isEqualTo(fingerprint);
    assertThat(fingerprint.distance(of(text.replace(" ", " \n ")))).isZero();
    assertThat(fingerprint.distance(fingerprint)).isZero();
    assertThat(of(new String(text.toCharArray()))).isEqualTo(fingerprint);
  }

  @Property(tries = 500)
  void upperCaseIsTheSame(@ForAll("manyWords") List<String> words) {
    assertThat(of(String.join(" ", words).toUpperCase(Locale.ROOT))).isEqualTo(of(words));
  }

  @Test
  void noTextMakesItSlow() {
    int length = 1_000_000;
    Random random = new Random(4);
    StringBuilder noise = new StringBuilder();
    for (int i = 0; i < length; i++) {
      noise.append((char) random.nextInt(Character.MAX_VALUE + 1));
    }
    List<String> texts = List.of("a".repeat(length), "a ".repeat(length / 2), " ".repeat(length), "语".repeat(length),
        "a\u0301".repeat(length / 2), "\u0301".repeat(length), noise.toString());

    // Quadratic work on a million characters takes many minutes; linear work milliseconds.
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30),
        () -> texts.forEach(text -> assertThat(of(text).distance(of(text))).isZero()));
  }

  @Provide
  Arbitrary<List<String>> manyWords() {
    return Arbitraries.integers().between(0, 1_000_000).map(number -> "w" + number).list().uniqueElements()
        .ofMinSize(120).ofMaxSize(300);
  }

  @Provide
  Arbitrary<String> anything() {
    return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(30),
        Arbitraries.of("a", "e\u0301", "\uD800", "\uDC00", "语", "C++", " ", "\n", "\u200B", "é").list().ofMaxSize(40)
            .map(parts -> String.join("", parts)));
  }

  private static Fingerprint of(List<String> words) {
    return of(String.join(" ", words));
  }

  private static Fingerprint of(String text) {
    return Fingerprint.of(null, TextView.of(text, TextFormat.PLAIN));
  }
}
