package skilltide.streams.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlossaryTermTest {
  private static final Taxonomy TAXONOMY = Taxonomy.bundled();

  @ParameterizedTest
  @CsvSource({"kotlin, skills/kotlin", " Golang , skills/go", "FinTech, industries/fintech", "backend, roles/backend",
    "junior, levels/entry", "Levels/Senior, levels/senior", "roles/QA, roles/qa", "skills/golang, skills/go"})
  void isMeantByAnIdAnotherNameOrAPath(String named, String path) {
    assertThat(GlossaryTerm.of(TAXONOMY, named).map(GlossaryTerm::path)).contains(path);
  }

  @ParameterizedTest
  @CsvSource({"norabus", "roles/kotlin", "roles/", "/", "skills/backend", "expert"})
  void whatNoFolderHasIsNone(String named) {
    assertThat(GlossaryTerm.of(TAXONOMY, named)).isEmpty();
  }

  @Test
  void nameThatIsASkillsTooIsTheSkillsAndThePathTellsTheOther(@TempDir Path folder) throws Exception {
    Path own = Files.writeString(folder.resolve("own.yaml"), """
        - id: backend
          name: Backend
          kind: practice
          definition: What stands behind a page.
        """);
    Taxonomy taxonomy = Taxonomy.load(List.of(own));

    assertThat(GlossaryTerm.of(taxonomy, "backend").map(GlossaryTerm::path)).contains("skills/backend");
    assertThat(GlossaryTerm.of(taxonomy, "roles/backend").map(GlossaryTerm::path)).contains("roles/backend");
  }
}
