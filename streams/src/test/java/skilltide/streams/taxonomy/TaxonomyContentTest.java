package skilltide.streams.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the bundled skills promise as a whole: a glossary of a size that can be known, without templates. */
class TaxonomyContentTest {
  private final List<Skill> skills = Taxonomy.bundled().skills();

  @Test
  void skillsAreManyButNoneIsFiller() {
    assertThat(skills).hasSizeBetween(700, 1000);
  }

  @Test
  void everyDefinitionIsASentenceOfItsOwn() {
    assertThat(skills).extracting(Skill::definition).doesNotHaveDuplicates()
        .allSatisfy(definition -> assertThat(definition).hasSizeBetween(40, 180).endsWith("."));
  }

  @Test
  void noDefinitionBeginsLikeATemplate() {
    assertThat(skills)
        .allSatisfy(skill -> assertThat(skill.definition()).doesNotStartWithIgnoringCase(skill.name() + " is a"));
  }

  @Test
  void misspellingsAndTagsOfBoardsFindTheirSkill() {
    Taxonomy taxonomy = Taxonomy.bundled();
    assertThat(List.of("ionic-framework", "java-ee", "amazon-web-services", "react-redux", "asp.net-web-api",
        "Sprint Boot", "kubernates", "javscript", "Objective C++", "Boost.Python"))
        .extracting(word -> taxonomy.skill(word).map(Skill::id).orElse("none")).containsExactly("ionic", "java-ee",
            "aws",
            "redux", "aspnet", "spring-boot", "kubernetes", "javascript", "objective-c", "boost");
  }
}
