package skilltide.dashboard.standalone.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import skilltide.dashboard.standalone.demo.DemoFigures.Stack;
import skilltide.ingest.event.Content;
import skilltide.ingest.event.JobPosted;
import skilltide.ingest.event.PostingId;
import skilltide.ingest.event.Stated;
import skilltide.ingest.event.TextFormat;

/**
 * Writes the demo's postings. Each is drawn from a stack of its month; a skill's chance in the stack is scaled so that
 * the month's share of the skill is the real one. The same seed writes the same postings.
 */
final class PostingWriter {
  /** Where the demo's postings say they come from. */
  static final String SOURCE = "demo";
  private static final double MOST = 0.97;

  private final DemoFigures figures;
  private final Map<String, String> skillNames;
  private final long seed;

  /**
   * @param skillNames how postings write a skill, by its id
   */
  PostingWriter(DemoFigures figures, Map<String, String> skillNames, long seed) {
    this.figures = figures;
    this.skillNames = skillNames;
    this.seed = seed;
  }

  /** All postings of a month, by their time, spread evenly over its days. */
  List<JobPosted> month(int month) {
    int count = figures.postings().get(month);
    YearMonth when = figures.months().get(month);
    Instant start = when.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    Duration step = Duration.ofDays(when.lengthOfMonth()).dividedBy(count);
    List<Map<String, Double>> chances = figures.stacks().stream().map(stack -> chances(stack, month)).toList();
    List<JobPosted> postings = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      SplittableRandom random = new SplittableRandom(seed * 1_000_003 + month * 100_003L + i);
      int stack = pickStack(month, random);
      postings.add(write(when + "-" + i, start.plus(step.multipliedBy(i)), figures.stacks().get(stack),
          chances.get(stack), random));
    }
    return postings;
  }

  private Map<String, Double> chances(Stack stack, int month) {
    Map<String, Double> chances = new LinkedHashMap<>();
    stack.skills().forEach((skill, chance) -> {
      double mixed = figures.stacks().stream()
          .mapToDouble(each -> each.weights().get(month) * each.skills().getOrDefault(skill, 0.0)).sum();
      double real = figures.shares().getOrDefault(skill, new double[figures.months().size()])[month];
      chances.put(skill, mixed == 0 ? 0 : Math.min(MOST, chance * real / mixed));
    });
    return chances;
  }

  private int pickStack(int month, RandomGenerator random) {
    double left = random.nextDouble();
    for (int stack = 0; stack < figures.stacks().size() - 1; stack++) {
      left -= figures.stacks().get(stack).weights().get(month);
      if (left < 0) {
        return stack;
      }
    }
    return figures.stacks().size() - 1;
  }

  private JobPosted write(String id, Instant posted, Stack stack, Map<String, Double> chances,
      RandomGenerator random) {
    Map<String, String> traits = new HashMap<>();
    stack.traits().forEach((trait, values) -> traits.put(trait, pick(values, random)));
    String industry = traits.getOrDefault("industry", "");
    String employer = Employers.pick(industry, random);
    List<String> skills = chances.entrySet().stream().filter(each -> random.nextDouble() < each.getValue())
        .map(each -> skillNames.getOrDefault(each.getKey(), each.getKey())).toList();
    String role = traits.getOrDefault("role", "");
    String country = traits.getOrDefault("country", "");
    Stated stated = new Stated(employer, orNull(industry), orNull(role),
        country.isEmpty() ? List.of() : List.of(country), traits.getOrDefault("remote", "").equals("true"));
    return new JobPosted(new PostingId(SOURCE, id), posted, posted, posted, null, employer.toLowerCase(Locale.ROOT),
        null, new Content(employer + " is hiring", text(employer, skills), TextFormat.PLAIN, null), stated);
  }

  private static String text(String employer, List<String> skills) {
    return skills.isEmpty()
        ? employer + " has an opening. Tell us what you like to build."
        : employer + " has an opening. What you would work with: " + String.join(", ", skills) + ".";
  }

  private static String pick(Map<String, Double> chances, RandomGenerator random) {
    double left = random.nextDouble();
    for (Map.Entry<String, Double> each : chances.entrySet()) {
      left -= each.getValue();
      if (left < 0) {
        return each.getKey();
      }
    }
    return "";
  }

  @SuppressWarnings("NullAway") // what is not known is absent
  private static String orNull(String value) {
    return value.isEmpty() ? null : value;
  }
}
