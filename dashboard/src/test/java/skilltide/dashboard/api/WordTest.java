package skilltide.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordTest {

  @Test
  void docsAndPageMeanTheSameByTheirWords() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("../docs/words.md"));

    assertThat(lines.stream().filter(line -> line.startsWith("| ")).skip(1))
        .containsExactlyElementsOf(Word.ALL.stream().map(each -> "| %s | %s |".formatted(each.word(), each.meaning()))
            .toList());
  }

  @Test
  void wordsStandInTheOrderOfTheAlphabet() {
    assertThat(Word.ALL).extracting(Word::word).isSorted().doesNotHaveDuplicates();
    assertThat(Word.ALL).extracting(Word::word).contains("trend", "look", "moved", "steady", "tide", "late", "updated");
  }
}
