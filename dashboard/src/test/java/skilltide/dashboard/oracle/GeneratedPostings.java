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
 * A few thousand made-up postings and what befell them, by seed: shuffled, each tenth sent twice, each third said before
 * by the same poster, some updated, some withdrawn, some withdrawn before they come, some expired, some forgotten, some
 * published again after that.
 */
final class GeneratedPostings {
  static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
  /** All were posted, and those that expire did, within so many days of the start. */
  static final int DAYS = 320;
  private static final List<String> SKILLS = List.of("Kotlin", "Java", "PostgreSQL", "Kafka", "React", "Docker",
      "Kubernetes", "TypeScript", "MySQL", "Redis", "GraphQL", "Terraform", "Scala", "Python", "Django");
  private static final List<String> INDUSTRIES = List.of("fintech", "ecommerce", "healthtech", "gaming");
  private static final List<String> COUNTRIES = List.of("DE", "US", "IN");
  private static final List<String> TITLES = List.of("Data Engineer", "data  engineer", "Engineer", "Designer", "");
  private static final List<String> ENDS = List.of("", " Apply now!", " Still open.", " We also have fruit.");
  private static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");
  private static final int POSTERS = 150;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Something to send: a posting, the withdrawal of one, or that one must never have been. */
  sealed interface Step {
    record Post(ObjectNode posting) implements Step {}

    record Withdraw(String identifier) implements Step {}

    record Forget(String identifier) implements Step {}
  }

  /**
   * What is to be sent.
   *
   * @param steps in any order
   * @param again postings that come after all steps, each of one that was withdrawn or forgotten; modified when they are
   *        sent
   */
  record Generated(List<Step> steps, List<ObjectNode> again) {}

  private final Random random;
  private final List<ObjectNode> firsts = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<ObjectNode> again = new ArrayList<>();

  private GeneratedPostings(long seed) {
    random = new Random(seed);
  }

  static Generated generate(int postings, long seed) {
    GeneratedPostings generated = new GeneratedPostings(seed);
    for (int i = 0; i < postings; i++) {
      generated.posting(i);
    }
    Collections.shuffle(generated.steps, generated.random);
    Collections.shuffle(generated.again, generated.random);
    return new Generated(generated.steps, generated.again);
  }

  private void posting(int number) {
    String id = "g-" + number;
    Instant posted = START.plus(Duration.ofMinutes(random.nextInt(280 * 24 * 60)));
    ObjectNode first = posting(id, posted, posted);
    if (number % 3 == 0 && !firsts.isEmpty()) {
      sayAgain(first, firsts.get(random.nextInt(firsts.size())));
    }
    firsts.add(first);
    steps.add(new Step.Post(first));
    if (number % 10 == 0) {
      steps.add(steps.getLast());
    }
    if (number % 7 == 0) {
      Instant moved = random.nextBoolean() ? posted : posted.plus(Duration.ofDays(random.nextInt(9)));
      steps.add(new Step.Post(posting(id, moved, posted.plus(Duration.ofHours(1 + random.nextInt(99))))));
    }
    if (number % 11 == 0) {
      steps.add(new Step.Withdraw(id));
    }
    if (number % 13 == 0) {
      steps.add(new Step.Forget(id));
    }
    if (number % 33 == 0 || number % 39 == 0) {
      again.add(posting(id, posted, posted));
    }
  }

  /** Nearly the words of another posting, by its poster, whenever that one was posted. */
  private void sayAgain(ObjectNode posting, ObjectNode original) {
    posting.put("description", original.get("description").asText() + ENDS.get(random.nextInt(ENDS.size())));
    posting.remove(List.of("poster", "title"));
    posting.setAll(original.deepCopy().retain("poster", "title"));
    if (original.path("title").asText().equals(TITLES.get(0))) {
      posting.put("title", TITLES.get(random.nextInt(3)));
    }
  }

  private ObjectNode posting(String id, Instant posted, Instant modified) {
    List<String> skills = new ArrayList<>(SKILLS);
    Collections.shuffle(skills, random);
    ObjectNode posting = JSON.createObjectNode().put("@type", "JobPosting").put("identifier", id)
        .put("datePosted", posted.toString()).put("dateModified", modified.toString()).put("description",
            "We use " + String.join(", ", skills.subList(0, random.nextInt(6))) + ".");
    String title = TITLES.get(random.nextInt(TITLES.size()));
    if (!title.isEmpty()) {
      posting.put("title", title);
    }
    if (random.nextInt(10) > 0) {
      posting.put("poster", "poster " + random.nextInt(POSTERS));
    }
    if (random.nextInt(5) == 0) {
      posting.put("validThrough", (random.nextBoolean()
          ? FAR
          : posted.plus(Duration.ofHours(1 + random.nextInt(20 * 24)))).toString());
    }
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
