package skilltide.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import skilltide.streams.taxonomy.Taxonomy;

class GlossaryTest {
  private static final Pattern DATA = Pattern.compile("<script type=\"application/ld\\+json\">(.*)</script>");
  private final Taxonomy taxonomy = Taxonomy.bundled();
  private final Glossary glossary = new Glossary(taxonomy);

  @Test
  void everySkillIndustryRoleAndLevelHasAPageOfItsOwn() {
    assertThat(glossary.all()).hasSize(taxonomy.skills().size() + taxonomy.industries().size()
        + taxonomy.roles().size() + taxonomy.levels().size());
    assertThat(glossary.at("/skills/go").orElseThrow().name()).isEqualTo("Go");
    assertThat(glossary.at("/roles/backend").orElseThrow().kind()).isEqualTo("role");
    assertThat(glossary.at("/industries/fintech")).isPresent();
    assertThat(glossary.at("/levels/senior")).isPresent();
    assertThat(glossary.skill("Golang")).isEqualTo(glossary.at("/skills/go"));
  }

  @Test
  void dataOfEveryTermIsADefinedTermOfTheSet() throws JsonProcessingException {
    for (Term term : glossary.all()) {
      JsonNode data = data(GlossaryHtml.head(term));
      assertThat(data.path("@type").asText()).isEqualTo("DefinedTerm");
      assertThat(data.path("name").asText()).isEqualTo(term.name());
      assertThat(data.path("description").asText()).isEqualTo(term.definition()).isNotBlank();
      assertThat(data.path("url").asText()).isEqualTo(term.path());
      assertThat(data.at("/inDefinedTermSet/@type").asText()).isEqualTo("DefinedTermSet");
      assertThat(data.at("/inDefinedTermSet/url").asText()).isEqualTo("/glossary");
    }
    assertThat(data(GlossaryHtml.head()).path("@type").asText()).isEqualTo("DefinedTermSet");
  }

  @Test
  void whatATermIsCalledEndsNoElementAndNoAttribute() throws JsonProcessingException {
    String evil = "</script></noscript><script>alert('1')</script>\" onload=\"x & <!--";
    Term term = new Term("/skills/evil", "evil", evil, evil, evil, List.of(evil),
        List.of(new Term.Related(evil, List.of(new Term.Link("/skills/x\"><b>", evil)))), List.of());

    String head = GlossaryHtml.head(term);
    String body = GlossaryHtml.body(term);

    assertThat(data(head).path("name").asText()).isEqualTo(evil);
    assertThat(data(head).path("alternateName").path(0).asText()).isEqualTo(evil);
    assertThat(head.replaceFirst(DATA.pattern(), "")).doesNotContain("<script", "</script", "\" onload");
    assertThat(head.split("</script>", -1)).hasSize(2);
    assertThat(head).doesNotContain("<!--");
    assertThat(body).doesNotContain("<script", "</noscript", "<b>", "\" onload", "<!--");
  }

  @Test
  void relatedTermsAreSeenFromBothEnds() {
    Term ec2 = glossary.at("/skills/ec2").orElseThrow();
    Term aws = glossary.at("/skills/aws").orElseThrow();

    assertThat(ec2.related()).anySatisfy(related -> {
      assertThat(related.how()).isEqualTo("Part of");
      assertThat(related.terms()).contains(aws.link());
    });
    assertThat(aws.related()).anySatisfy(related -> {
      assertThat(related.how()).isEqualTo("Includes");
      assertThat(related.terms()).contains(ec2.link());
    });
  }

  @Test
  void skillsStandUnderTheirLetters() {
    assertThat(glossary.skillsByLetter().get("K")).extracting(Term::name).contains("Kotlin", "Kubernetes")
        .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
    assertThat(glossary.skillsByLetter().values().stream().mapToInt(List::size).sum())
        .isEqualTo(taxonomy.skills().size());
    assertThat(glossary.skillsByLetter().get("N")).extracting(Term::id).contains("dotnet");
  }

  private static JsonNode data(String head) throws JsonProcessingException {
    Matcher data = DATA.matcher(head);
    assertThat(data.find()).isTrue();
    return new ObjectMapper().readTree(data.group(1));
  }
}
