package skilltide.dashboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
  private final Path file;

  ConfigurationTest(@TempDir Path folder) {
    file = folder.resolve("skilltide.yaml");
  }

  @Test
  void sourcesAndTheGlossarysSitesStandInOneFile() throws IOException {
    Configuration read = read("""
        sources:
          - hackernews
        glossary:
          origins: [https://Glossary.example, 'http://localhost:3000']
        """);

    assertThat(read.sources()).extracting(source -> source.name().toString()).containsExactly("hackernews");
    assertThat(read.glossaryOrigins()).containsExactly("https://glossary.example", "http://localhost:3000");
  }

  @Test
  void eachMayStandAlone() throws IOException {
    assertThat(read("glossary: {origins: [https://glossary.example]}").sources()).isEmpty();
    assertThat(read("sources: [hackernews]").glossaryOrigins()).isEmpty();
    assertThat(read("")).isEqualTo(Configuration.NONE);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      glossary: {origins: ['https://glossary.example/']} | 'https://glossary.example/' is none
      glossary: {origins: [glossary.example]}            | 'glossary.example' is none
      glossary: {origins: ['*']}                         | '*' is none
      glossary: {origins: ['null']}                      | 'null' is none
      glossary: {origins: https://glossary.example}      | as 'origins: [https://glossary.example]'
      glossary: {origin: [https://glossary.example]}     | glossary has no 'origin', did you mean 'origins'? (it stands in line 1)
      glossary:\\n  orignis: [https://glossary.example]    | glossary has no 'orignis', did you mean 'origins'? (it stands in line 2)
      sources:\\n  - board: lever\\n    evry: 1h   | source 1: it has no 'evry', did you mean 'every'? (it stands in line 3)
      glossary: {origins: [], orogins: []}               | has no 'orogins', did you mean 'origins'?
      glosary: {}                                        | has no 'glosary', did you mean 'glossary'?
      [hackernews]                                       | must be a mapping
      """)
  void whatCannotBeUsedIsToldWithTheMend(String yaml, String mend) {
    assertThatThrownBy(() -> read(yaml.replace("\\n", "\n"))).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(file.toString()).hasMessageContaining(mend);
  }

  private Configuration read(String yaml) throws IOException {
    Files.writeString(file, yaml);
    return Configuration.read(file);
  }
}
