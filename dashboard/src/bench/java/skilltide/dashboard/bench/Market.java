package skilltide.dashboard.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import skilltide.streams.result.Grain;
import skilltide.streams.taxonomy.Industry;
import skilltide.streams.taxonomy.Role;
import skilltide.streams.taxonomy.Skill;
import skilltide.streams.taxonomy.Taxonomy;

/** Made-up postings of ten years: few skills and facet values are frequent, most are rare. The same seed, the same postings. */
final class Market {
  static final Instant NOW = Instant.parse("2018-04-27T09:00:00Z");
  static final int DAYS = 3_650;
  static final long TODAY = Grain.DAY.bucket(NOW);
  static final long FIRST = TODAY - DAYS + 1;
  static final List<String> SOURCES = List.of("hackernews", "greenhouse", "lever", "ashby", "http", "remotive");

  private static final int PARTITIONS = 4;
  private static final int COUNTRIES = 40;
  private static final int MOST_SKILLS = 14;

  /**
   * A posting.
   *
   * @param day when it was posted
   * @param withdrawn on which day it was taken down; 0 when it never was
   * @param industry empty where none is known
   * @param country empty where none is known
   * @param partition of the postings, which counts it
   * @param marks the partition of the marks, which counts it where it is a repost
   */
  record Posting(long day, long withdrawn, String industry, List<String> roles, String country, String source,
      List<String> skills, boolean repost, int partition, int marks) {}

  private final Random random;
  private final List<String> skills;
  private final List<String> industries;
  private final List<String> roles;
  private final List<String> countries;
  private final double[] skillChances;

  Market(Taxonomy taxonomy, long seed) {
    random = new Random(seed);
    Random order = new Random(1);
    skills = shuffled(taxonomy.skills().stream().map(Skill::id).toList(), order);
    industries = shuffled(taxonomy.industries().stream().map(Industry::id).toList(), order);
    roles = shuffled(taxonomy.roles().stream().map(Role::id).toList(), order);
    countries = shuffled(List.of(Locale.getISOCountries()), order).subList(0, COUNTRIES);
    skillChances = zipf(skills.size());
  }

  List<String> skills() {
    return skills;
  }

  List<String> industries() {
    return industries;
  }

  List<String> roles() {
    return roles;
  }

  List<String> countries() {
    return countries;
  }

  /** One of the ten years; there are more of them every year. */
  Posting posting() {
    return posting(FIRST + (long) (DAYS * Math.sqrt(random.nextDouble())));
  }

  /** One that comes in just now: most are of today, some are late by days, a few by years. */
  Posting arriving() {
    double lateness = random.nextDouble();
    if (lateness < 0.01) {
      return posting();
    }
    return posting(lateness < 0.05 ? TODAY - random.nextInt(60) : TODAY);
  }

  private Posting posting(long day) {
    long end = random.nextDouble() < 0.6 ? day + 10 + random.nextInt(50) : 0;
    List<String> named = new ArrayList<>();
    int wanted = 1 + (int) Math.min(MOST_SKILLS, -5.5 * Math.log(1 - random.nextDouble()));
    for (int i = 0; i < wanted; i++) {
      String skill = skills.get(drawn(skillChances));
      if (!named.contains(skill)) {
        named.add(skill);
      }
    }
    List<String> has = new ArrayList<>();
    has.add(one(roles));
    String second = one(roles);
    if (random.nextInt(5) == 0 && !has.contains(second)) {
      has.add(second);
    }
    return new Posting(day, end > TODAY ? 0 : end, random.nextDouble() < 0.6 ? one(industries) : "", has,
        random.nextDouble() < 0.9 ? one(countries) : "", one(SOURCES), named, random.nextDouble() < 0.15,
        random.nextInt(PARTITIONS), random.nextInt(PARTITIONS));
  }

  // The first are the most frequent, as squares of chances have it.
  private String one(List<String> values) {
    double chance = random.nextDouble();
    return values.get((int) (values.size() * chance * chance));
  }

  private int drawn(double[] chances) {
    int low = 0;
    int high = chances.length - 1;
    double chance = random.nextDouble() * chances[high];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (chances[middle] < chance) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double[] zipf(int size) {
    double[] sums = new double[size];
    double sum = 0;
    for (int rank = 0; rank < size; rank++) {
      sum += 1.0 / (rank + 3);
      sums[rank] = sum;
    }
    return sums;
  }

  private static List<String> shuffled(List<String> values, Random order) {
    List<String> shuffled = new ArrayList<>(values);
    Collections.sort(shuffled);
    Collections.shuffle(shuffled, order);
    return shuffled;
  }
}
