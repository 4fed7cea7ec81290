package skilltide.streams.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import skilltide.ingest.event.Content;
import skilltide.ingest.event.Stated;
import skilltide.ingest.event.TextFormat;
import skilltide.streams.taxonomy.Taxonomy;

class LexiconPropertyTest {
  private static final List<String> WORDS = List.of("c", "c++", "c#", ".net", "a b", "a", "ab", "b", "node.js", "node",
      "go", "go go", "语", "c语");
  private static final Lexicon LEXICON = lexicon();
  private static final PostingReader READER = new PostingReader(Taxonomy.bundled());

  @Property(tries = 10_000)
  void findsWhatANaiveMatcherFinds(@ForAll("texts") String text) {
    TextView view = TextView.of(text, TextFormat.PLAIN);
    List<String> found = new ArrayList<>();
    LEXICON.scan(view, 0, view.length(), (word, start, end) -> found.add(word + "@" + start + "-" + end));

    assertThat(found).isEqualTo(naive(new String(view.folded(), 0, view.length())));
  }

  @Property(tries = 2_000)
  void anyTextIsReadAndSpansLieWithinIt(@ForAll("anything") String text, @ForAll TextFormat format) {
    Reading reading = READER.read(new Content(null, text, format, null), Stated.NOTHING);

    reading.skills().forEach(read -> assertThat(text.substring(read.start(), read.end())).isEqualTo(read.as()));
    reading.evidence()
        .forEach(because -> assertThat(text.substring(because.evidence().start(), because.evidence().end()))
            .isEqualTo(because.evidence().as()));
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces = Arbitraries.of("c", "c++", "c#", ".net", "a", "b", "ab", "node", ".js", "go", "语", " ",
        "  ", "\n", "3", ".", "/", "x", "-", "1.2");
    return pieces.list().ofMaxSize(24).map(list -> String.join("", list));
  }

  @Provide
  Arbitrary<String> anything() {
    Arbitrary<String> pieces = Arbitraries.oneOf(
        Arbitraries.of("<p>", "<a href='x", "</script>", "<script>", "&amp;", "&#x", "&#99999999999;", "&", ";", "$",
            "80-150k", " to ", "Acme | ", "http://", "@", "C++",
            "React Native", "no ", "Senior ", "engineers", "\uD800", "\uDC00", "\u200B", "￥", "(", "—", "\n\n",
            "San Francisco, CA", "语", " is ", "R&D"),
        Arbitraries.strings().ofMaxLength(6));
    return pieces.list().ofMaxSize(40).map(list -> String.join("", list));
  }

  private static Lexicon lexicon() {
    Lexicon lexicon = new Lexicon(Lexicon.Starts.ANY);
    for (int i = 0; i < WORDS.size(); i++) {
      lexicon.add(WORDS.get(i), i);
    }
    return lexicon.build();
  }

  /** The same by the definition: at every place where a word may start, the longest that ends where a word may end. */
  private static List<String> naive(String text) {
    List<String> found = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      int best = -1;
      int bestEnd = -1;
      boolean inWord = i > 0 && Letters.isWord(text.charAt(i - 1))
          && (Letters.isWord(text.charAt(i)) || text.charAt(i) == '.');
      for (int word = 0; word < WORDS.size() && !inWord; word++) {
        if (text.startsWith(WORDS.get(word), i)) {
          int end = ends(text, i, i + WORDS.get(word).length());
          if (end > bestEnd) {
            best = word;
            bestEnd = end;
          }
        }
      }
      if (best >= 0 && bestEnd > i) {
        found.add(best + "@" + i + "-" + bestEnd);
        i = bestEnd;
      } else {
        i++;
      }
    }
    return found;
  }

  private static int ends(String text, int start, int end) {
    boolean letterAfter = end < text.length() && Letters.isWord(text.charAt(end));
    if (!letterAfter || !Letters.isWord(text.charAt(end - 1))) {
      return end;
    }
    String rest = text.substring(end);
    java.util.regex.Matcher version = java.util.regex.Pattern.compile("(\\d|\\.(?=\\d)){1,4}").matcher(rest);
    boolean versioned = end - start >= 2 && !Character.isDigit(text.charAt(end - 1))
        && Character.isDigit(rest.charAt(0)) && version.lookingAt();
    if (!versioned) {
      return -1;
    }
    int after = end + version.end();
    return after < text.length() && Letters.isWord(text.charAt(after)) ? -1 : after;
  }
}
