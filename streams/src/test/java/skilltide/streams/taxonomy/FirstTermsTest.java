package skilltide.streams.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The terms that Skilltide must know from its first day, each under its kind. */
class FirstTermsTest {
  private static final Taxonomy TAXONOMY = Taxonomy.bundled();

  static Stream<Arguments> skills() {
    return Stream.of(
        terms(Kind.LANGUAGE, "Python", "JavaScript", "PHP", "Java", "Ruby", "Go", "Golang", "HTML", "CSS", "SQL",
            "shell scripting"),
        terms(Kind.FRAMEWORK, "Node.js", "Django", "Flask", "Express", "Spring", "Spring Boot", "Laravel",
            "Ruby on Rails", "React", "Angular", "Vue"),
        terms(Kind.DATABASE, "MySQL", "PostgreSQL", "SQLite", "MongoDB", "Redis", "Cassandra"),
        terms(Kind.PLATFORM, "AWS", "Azure", "Linux"),
        terms(Kind.TOOL, "VS Code", "IntelliJ", "Sublime Text", "npm", "pip", "Maven", "Composer", "Docker",
            "Kubernetes", "Jenkins", "GitHub Actions", "Travis CI", "New Relic", "Prometheus", "Grafana", "Git",
            "GitHub", "Figma", "Webpack", "Chrome DevTools", "Swagger", "Postman", "Kafka"),
        terms(Kind.PROTOCOL, "REST", "GraphQL", "WebSockets", "MQTT", "HTTPS", "OAuth 2.0", "JWT"),
        terms(Kind.SERVICE, "Stripe", "social login"),
        terms(Kind.PRACTICE, "microservices", "serverless", "edge computing", "real-time data", "machine learning",
            "cloud-native", "load balancing", "caching", "database indexing", "ACID", "encryption", "access control",
            "password hashing", "CI/CD", "single page application", "voice recognition", "NoSQL"))
        .flatMap(each -> each);
  }

  @ParameterizedTest
  @MethodSource("skills")
  void termIsKnownUnderItsKindWithADefinition(Kind kind, String term) {
    assertThat(TAXONOMY.skill(term)).hasValueSatisfying(skill -> {
      assertThat(skill.kind()).isEqualTo(kind);
      assertThat(skill.definition()).hasSizeBetween(40, 200).endsWith(".");
    });
  }

  @ParameterizedTest
  @MethodSource("titles")
  void jobTitleIsKnownAsARole(String title) {
    assertThat(TAXONOMY.role(title)).isPresent();
  }

  static Stream<String> titles() {
    return Stream.of("backend developer", "frontend developer", "full-stack developer", "API developer",
        "database programmer", "backend engineer", "DevOps support developer", "API architect", "solutions architect",
        "technical lead", "backend engineering manager");
  }

  @ParameterizedTest
  @MethodSource("industries")
  void industryIsKnown(String industry) {
    assertThat(TAXONOMY.industry(industry)).isPresent();
  }

  static Stream<String> industries() {
    return Stream.of("fintech", "e-commerce", "healthtech", "enterprise SaaS");
  }

  private static Stream<Arguments> terms(Kind kind, String... terms) {
    return Stream.of(terms).map(term -> Arguments.of(kind, term));
  }
}
