package skilltide.dashboard.oracle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A few thousand made-up postings and what befell them, by seed: shuffled, each tenth sent twice, some updated, some
 * withdrawn, some withdrawn before they come, some published again after their withdrawal.
 */
final class GeneratedPostings {
  private static final List<String> SKILLS = List.of("Kotlin", "Java", "PostgreSQL", "Kafka", "React", "Docker",
      "Kubernetes", "TypeScript", "MySQL", "Redis", "GraphQL", "Terraform", "Scala", "Python", "Django");
  private static final List<String> INDUSTRIES = List.of("fintech", "ecommerce", "healthtech", "gaming");
  private static final List<String> COUNTRIES = List.of("DE", "US", "IN");
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Something to send: a posting, or the withdrawal of one. */
  sealed interface Step {
    record Post(ObjectNode posting) implements Step {}

    record Withdraw(String identifier) implements Step {}
  }

  /**
   * What is to be sent.
   *
   * @param steps in any order
   * @param again postings that come after all steps, each of one that was withdrawn; modified when they are sent
   */
  record Generated(List<Step> steps, List<ObjectNode> again) {}

  private GeneratedPostings() {}

  static Generated generate(int postings, long seed) {
    Random random = new Random(seed);
    List<ObjectNode> again = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < postings; i++) {
      String id = "g-" + i;
      Instant posted = START.plus(Duration.ofMinutes(random.nextInt(90 * 24 * 60)));
      steps.add(new Step.Post(posting(id, posted, posted, random)));
      if (i % 10 == 0) {
        steps.add(steps.getLast());
      }
      if (i % 7 == 0) {
        Instant moved = random.nextBoolean() ? posted : posted.plus(Duration.ofDays(random.nextInt(9)));
        steps.add(new Step.Post(posting(id, moved, posted.plus(Duration.ofHours(1 + random.nextInt(99))), random)));
      }
      if (i % 11 == 0) {
        steps.add(new Step.Withdraw(id));
      }
      if (i % 33 == 0) {
        again.add(posting(id, posted, posted, random));
      }
    }
    Collections.shuffle(steps, random);
    Collections.shuffle(again, random);
    return new Generated(steps, again);
  }

  private static ObjectNode posting(String id, Instant posted, Instant modified, Random random) {
    List<String> skills = new ArrayList<>(SKILLS);
    Collections.shuffle(skills, random);
    ObjectNode posting = JSON.createObjectNode().put("@type", "JobPosting").put("identifier", id)
        .put("title", "Engineer").put("datePosted", posted.toString()).put("dateModified", modified.toString())
        .put("description", "We use " + String.join(", ", skills.subList(0, random.nextInt(6))) + ".");
    if (random.nextBoolean()) {
      posting.put("industry", INDUSTRIES.get(random.nextInt(INDUSTRIES.size())));
    }
    if (random.nextBoolean()) {
      posting.putObject("jobLocation").putObject("address").put("addressCountry",
          COUNTRIES.get(random.nextInt(COUNTRIES.size())));
    }
    return posting;
  }
}
