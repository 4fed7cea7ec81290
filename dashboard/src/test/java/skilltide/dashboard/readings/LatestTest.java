package skilltide.dashboard.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import skilltide.dashboard.readings.Marked.Mark;
import skilltide.dashboard.readings.Marked.Word;

class LatestTest {

  @Test
  void newestComeFirstWhateverTheDayThatTheyWerePosted() {
    try (ReadingStore store = new Written().posting("2018-03-05", "acme", "go").posting("2018-03-01", "bolt", "sql")
        .seen("2018-03-06").posting("2018-03-02", "cord").in("media").posting("2018-03-04", "dusk", "go").store()) {
      assertThat(Latest.of(store, Selected.ALL, 3).postings())
          .extracting(Latest.Posting::id, each -> each.text().text())
          .containsExactly(tuple("http:2", "we use sql"), tuple("http:1", "we use go"), tuple("http:4", "we use go"));
      assertThat(Latest.of(store, Selected.of(Attribute.INDUSTRY, "media"), 3).postings())
          .extracting(Latest.Posting::id).containsExactly("http:4");
    }
  }

  @Test
  void snippetThatNamesMostSkillsIsMarkedInTheOrderOfTheText() {
    List<Word> words = reading("Go", "our Go team", "Ruby, Go and Go tools, Google", "Ruby", "Go", "Go");

    Marked marked = Marked.of(words);

    assertThat(marked.text()).isEqualTo("Ruby, Go and Go tools, Google");
    assertThat(marked.marks()).containsExactly(new Mark("ruby", 0, 4), new Mark("go", 6, 8), new Mark("go", 13, 15));
  }

  @Test
  void wordWithinAnotherIsNotMarked() {
    Marked marked = Marked.of(List.of(new Word("java", "text", 20, "Java", "JavaScript or Java or .NET"),
        new Word("dotnet", "text", 30, ".NET", "JavaScript or Java or .NET")));

    assertThat(marked.marks()).containsExactly(new Mark("java", 14, 18), new Mark("dotnet", 22, 26));
    assertThat(Marked.of(List.of()).text()).isEmpty();
  }

  /** A title that names one skill, and a text with the others, one behind the other. */
  private static List<Word> reading(String inTitle, String title, String text, String... inText) {
    List<Word> words = new ArrayList<>();
    words.add(new Word(inTitle.toLowerCase(Locale.ROOT), "title", 4, inTitle, title));
    int from = 0;
    for (String each : inText) {
      int at = text.indexOf(each, from);
      words.add(new Word(each.toLowerCase(Locale.ROOT), "text", at, each, text));
      from = at + each.length();
    }
    return words;
  }
}
