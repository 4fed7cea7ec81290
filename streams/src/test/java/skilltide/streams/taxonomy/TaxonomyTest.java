package skilltide.streams.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaxonomyTest {
  private final Taxonomy taxonomy = Taxonomy.bundled();

  @Test
  void skillIsFoundByIdNameAndAlias() {
    assertThat(taxonomy.skill("go")).map(Skill::name).contains("Go");
    assertThat(taxonomy.skill(" GoLang ")).map(Skill::id).contains("go");
    assertThat(taxonomy.skill("c++")).map(Skill::id).contains("cpp");
    assertThat(taxonomy.skill("nothing such")).isEmpty();
  }

  @Test
  void industryAndRoleAreFoundByIdAndName() {
    assertThat(taxonomy.industries()).hasSize(27);
    assertThat(taxonomy.roles()).hasSize(17);
    assertThat(taxonomy.industry("Fintech")).map(Industry::id).contains("fintech");
    assertThat(taxonomy.role("backend")).map(Role::id).contains("backend");
  }

  @Test
  void mistypedSkillHasASuggestion() {
    assertThat(taxonomy.nearestSkills("pyhton", 3)).first().isEqualTo("python");
  }

  @Test
  void versionDependsOnTheContentAlone(@TempDir Path folder) throws IOException {
    Path own = write(folder, "- {id: skilltide-x, name: SkilltideX, kind: tool, definition: Nobody has it.}");

    assertThat(Taxonomy.bundled().version()).isEqualTo(taxonomy.version());
    assertThat(Taxonomy.load(List.of(own)).version()).isNotEqualTo(taxonomy.version());
    assertThat(Taxonomy.load(List.of(own)).skill("skilltidex")).isPresent();
  }

  @Test
  void badFileIsRefusedWithFileAndLine(@TempDir Path folder) throws IOException {
    assertRefused(folder, "- id: a\n  name: A1x\n  kind: toll\n  definition: d", ":3:", "'toll'");
    assertRefused(folder, "- id: a\n  name: A1x\n  kind: tool\n  definition: d\n  alias: [x]", ":5:", "unknown field");
    assertRefused(folder, "- id: a\n  name: A1x\n  kind: tool\n  definition: d\n  see: [nowhere]", ":5:", "nowhere");
    assertRefused(folder, "- id: A_1\n  name: A1x\n  kind: tool\n  definition: d", ":1:", "lower-case");
    assertRefused(folder, "- id: snake\n  name: Python\n  kind: tool\n  definition: d", ":1:", "python");
    assertRefused(folder, "- id: a\n  name: [\n", ":", "YAML");
    assertRefused(folder, "id: a", ":1:", "unknown field 'id'; known are [rules, skills]");
    assertRefused(folder, "a text", ":1:", "list");
    assertRefused(folder,
        "- {id: a, name: A1x, kind: tool, definition: d}\n- {id: a, name: A2x, kind: tool, definition: d}",
        ":2:", "'a' is already another own skill's");
    assertRefused(folder, "- {id: a, name: A1x, kind: tool, definition: d, aliases: [++x]}", ":1:", "'++x'");
    assertRefused(folder, "- {id: a, name: A1x, kind: tool, definition: d, aliases: ['\u2192']}", ":1:", "\u2192");
    assertRefused(folder, "- {id: a, name: A1x, kind: tool, definition: d, aliases: [\u200Bx]}", ":1:", "\u200B");
    assertRefused(folder, "- {id: a, name: Pyth\u00F6n, kind: tool, definition: d}", ":1:", "'python'");
    assertRefused(folder, "- {id: a, name: Visual  Basic, kind: tool, definition: d}", ":1:", "'visual-basic'");
    assertRefused(folder, "- id: a\u0001", ":", "YAML");
    assertRefused(folder, "rules:\n  id: a", ":2:", "list");
  }

  @Test
  void badRuleIsRefusedWithFileAndLine(@TempDir Path folder) throws IOException {
    String skill = "skills:\n- {id: x1, name: X1x, kind: tool, definition: d, ambiguous: [X1x]}\nrules:\n";
    String examples = "\n  matches: [a]\n  ignores: [b]";
    assertRefused(folder, skill + "- id: x1\n  skills: [x1]", ":4:", "example");
    assertRefused(folder, skill + "- id: x1" + examples, ":4:", "'skills' is missing");
    assertRefused(folder, skill + "- id: x1\n  skills: [x2]" + examples, ":5:", "no skill 'x2'");
    assertRefused(folder, skill + "- id: x1\n  skills: [python]" + examples, ":5:", "'python'", "ambiguous");
    assertRefused(folder, skill + "- id: rails\n  skills: [x1]" + examples, ":4:", "already another rule's");
    assertRefused(folder, skill + "- id: x1\n  skills: [x1]\n  preceded-by: [$nobody]" + examples, ":6:", "$nobody");
    assertRefused(folder, skill + "- id: x1\n  skills: [x1]\n  inlist: any" + examples, ":6:", "unknown field");
    assertRefused(folder, skill + "- id: x1\n  skills: [x1]" + examples + "\n- id: x2\n  skills: [x1]" + examples,
        ":9:",
        "another rule decides");
  }

  @Test
  void ruleThatNeverDecidesWhatItSaysIsRefusedWithFileAndLine(@TempDir Path folder) throws IOException {
    String skill = "skills:\n- {id: x1, name: X1x, kind: tool, definition: d, ambiguous: [X1x]}\nrules:\n";
    String examples = "\n  matches: [a]\n  ignores: [b]";
    assertRefused(folder, skill + "- id: x1\n  skills: [x1]\n  spellings: [X1x, X1y]" + examples, ":6:", "'X1y'");
    assertRefused(folder, skill + "- id: x1\n  skills: [x1]" + examples
        + "\n- id: x2\n  skills: [x1]\n  spellings: [X1x]" + examples, ":9:", "another rule decides 'x1'");
  }

  @Test
  void levelOfATitleThatTheRoleDoesNotHaveIsRefusedWithFileAndLine() {
    String role = "- id: boss\n  name: Boss\n  definition: d\n  aliases: [head cook]\n  seniority:\n    chief cook: lead";
    YamlEntry entry = YamlEntry.list("roles.yaml", new StringReader(role), SkillEntries.ROLE_FIELDS, true).getFirst();

    assertThatThrownBy(() -> SkillEntries.role(entry)).isInstanceOf(TaxonomyException.class)
        .hasMessage("roles.yaml:6: seniority: 'chief cook' is none of its aliases");
  }

  @Test
  void missingFileIsRefusedByName(@TempDir Path folder) {
    Path none = folder.resolve("none.yaml");

    assertThatThrownBy(() -> Taxonomy.load(List.of(none))).isInstanceOf(TaxonomyException.class)
        .hasMessage(none + ": cannot be read (NoSuchFileException)");
  }

  private static void assertRefused(Path folder, String yaml, String... words) throws IOException {
    Path own = write(folder, yaml);
    assertThatThrownBy(() -> Taxonomy.load(List.of(own))).isInstanceOf(TaxonomyException.class)
        .hasMessageStartingWith(own.toString()).hasMessageContainingAll(words);
  }

  private static Path write(Path folder, String yaml) throws IOException {
    return Files.writeString(folder.resolve("own.yaml"), yaml);
  }
}
