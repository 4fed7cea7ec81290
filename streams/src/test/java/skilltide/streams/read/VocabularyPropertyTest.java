package skilltide.streams.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import skilltide.ingest.event.TextFormat;

class VocabularyPropertyTest {
  private static final List<String> FIRST = List.of("data", "database", "databases", "databricks runtime",
      "internationalisation", "/day", "k8s", "data base", "zürich");
  private static final List<String> SECOND = List.of("base", "database", "data base systems", "day", "runtime", "k8s",
      "前端", "internationalisation of names");
  private static final Vocabulary BOTH = new Vocabulary();
  private static final Cues<String> A = new Cues<String>(BOTH);
  private static final Cues<String> B = new Cues<String>(BOTH);
  private static final Vocabulary CAPITALS = new Vocabulary(Lexicon.Starts.CAPITALS);
  private static final Cues<String> C = new Cues<String>(CAPITALS);

  static {
    FIRST.forEach(word -> A.add(word, word));
    SECOND.forEach(word -> B.add(word, word));
    SECOND.forEach(word -> C.add(word, word));
    BOTH.build();
    CAPITALS.build();
  }

  @Property(tries = 10_000)
  void eachDictionaryFindsWhatItFindsAlone(@ForAll("texts") String text) {
    TextView view = TextView.of(text, TextFormat.PLAIN);

    assertThat(A.in(view)).isEqualTo(naive(FIRST, view, 0, view.length()));
    assertThat(B.in(view)).isEqualTo(naive(SECOND, view, 0, view.length()));
  }

  @Property(tries = 10_000)
  void partIsReadAsIfItWereAll(@ForAll("texts") String text, @ForAll @IntRange(max = 120) int from,
      @ForAll @IntRange(max = 200) int size) {
    TextView view = TextView.of(text, TextFormat.PLAIN);
    int start = Math.min(from, view.length());
    int end = Math.min(view.length(), start + size);

    assertThat(A.within(view, start, end)).isEqualTo(naive(FIRST, view, start, end));
  }

  @Property(tries = 2_000)
  void capitalsAreThoseThatBeginWithNoSmallLetter(@ForAll("texts") String text) {
    TextView view = TextView.of(text, TextFormat.PLAIN);

    List<Cues.Hit<String>> found = C.within(view, 0, view.length());

    assertThat(found).allMatch(hit -> view.at(hit.start()) < 'a' || view.at(hit.start()) > 'z');
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces = Arbitraries.oneOf(
        Arbitraries.of("data", "base", "Database", "databases", "databricks runtime", "internationalisation", "/day",
            "$5 / day", "k8s", "前端", " of names", "systems", " ", " ", ". ", "zu\u0308rich", "ZÜRICH", "x", "\n"),
        Arbitraries.integers().between(50, 70).map("x "::repeat));
    return pieces.list().ofMaxSize(14).map(list -> String.join("", list));
  }

  /** By the definition: at every place where a word may start, the longest that stands apart. */
  private static List<Cues.Hit<String>> naive(List<String> words, TextView view, int from, int to) {
    List<Cues.Hit<String>> found = new ArrayList<>();
    String text = new String(view.folded(), 0, view.length());
    int i = from;
    while (i < to) {
      Cues.Hit<String> best = null;
      for (String word : words) {
        String folded = Letters.fold(word);
        int end = i + folded.length();
        boolean longer = best == null || end > best.end();
        if (end <= to && longer && text.startsWith(folded, i) && apart(text, i, end, to)) {
          best = new Cues.Hit<>(word, i, end);
        }
      }
      if (best != null) {
        found.add(best);
      }
      i = best == null ? i + 1 : best.end();
    }
    return found;
  }

  private static boolean apart(String text, int start, int end, int to) {
    boolean startsWord = Letters.isWord(text.charAt(start));
    boolean before = startsWord && start > 0 && Letters.isWord(text.charAt(start - 1));
    boolean after = Letters.isWord(text.charAt(end - 1)) && end < to && Letters.isWord(text.charAt(end));
    return !before && !after;
  }
}
