package skilltide.dashboard.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import skilltide.ingest.event.JobPosted;
import skilltide.streams.read.PostingReader;
import skilltide.streams.taxonomy.Skill;
import skilltide.streams.taxonomy.Taxonomy;

/** The generator against the real figures that it is to follow. */
class PostingWriterTest {
  private static final Taxonomy TAXONOMY = Taxonomy.bundled();
  private static final PostingReader READER = new PostingReader(TAXONOMY);
  private static final DemoFigures FIGURES = DemoFigures.bundled();
  private static final List<List<JobPosted>> MONTHS = new ArrayList<>();
  private static final List<List<Set<String>>> READ = new ArrayList<>();

  @BeforeAll
  static void write() {
    PostingWriter writer = writer(1);
    for (int month = 0; month < FIGURES.months().size(); month++) {
      List<JobPosted> postings = writer.month(month);
      MONTHS.add(postings);
      READ.add(postings.stream().map(posting -> READER.read(posting.content(), posting.stated()).skills().stream()
          .map(found -> found.skill().id()).collect(Collectors.toSet())).toList());
    }
  }

  @Test
  void sameSeedWritesTheSamePostings() {
    assertThat(writer(1).month(30)).isEqualTo(MONTHS.get(30));
    assertThat(writer(2).month(30)).isNotEqualTo(MONTHS.get(30));
  }

  @Test
  void everyMonthHasItsRealNumberOfPostingsSpreadOverItsDays() {
    for (int month = 0; month < MONTHS.size(); month++) {
      List<JobPosted> postings = MONTHS.get(month);
      assertThat(postings).hasSize(FIGURES.postings().get(month));
      assertThat(postings.stream().map(JobPosted::posted).map(PostingWriterTest::dayOfMonth).distinct().count())
          .isEqualTo(FIGURES.months().get(month).lengthOfMonth());
    }
  }

  /** A share p of n postings strays by √(p(1−p)/n): of a thousand such figures hardly one by four times that. */
  @Test
  void sharesFollowTheRealMonths() {
    int compared = 0;
    int astray = 0;
    for (Map.Entry<String, double[]> skill : FIGURES.shares().entrySet().stream().limit(100).toList()) {
      for (int month = 0; month < READ.size(); month++) {
        int n = READ.get(month).size();
        double real = skill.getValue()[month];
        double made = (double) READ.get(month).stream().filter(read -> read.contains(skill.getKey())).count() / n;
        compared++;
        if (Math.abs(made - real) > 4 * Math.sqrt(Math.max(real * (1 - real), 1.0 / n) / n)) {
          astray++;
        }
      }
    }
    assertThat(compared).isGreaterThan(5_000);
    assertThat((double) astray / compared).isLessThan(0.01);
  }

  @Test
  void skillsOccurTogetherAsTheyReallyDo() {
    Map<String, Map<String, Integer>> pairs = RealPairs.read();
    List<String> skills = List.copyOf(pairs.keySet());
    List<Set<String>> all = READ.stream().flatMap(List::stream).toList();
    Map<String, Integer> alone = new HashMap<>();
    all.forEach(read -> read.forEach(skill -> alone.merge(skill, 1, Integer::sum)));
    List<double[]> lifts = new ArrayList<>();
    double realAll = FIGURES.postings().stream().mapToInt(Integer::intValue).sum();
    for (int a = 0; a < skills.size(); a++) {
      for (int b = 0; b < a; b++) {
        String one = skills.get(a);
        String other = skills.get(b);
        double expected = (double) alone.getOrDefault(one, 0) * alone.getOrDefault(other, 0) / all.size();
        long together = all.stream().filter(read -> read.contains(one) && read.contains(other)).count();
        double realExpected = (double) count(pairs, one, one) * count(pairs, other, other) / realAll;
        if (realExpected >= 20 && expected >= 20) {
          lifts.add(new double[]{Math.log((together + 1) / expected),
            Math.log((count(pairs, one, other) + 1) / realExpected)});
        }
      }
    }
    assertThat(lifts).hasSizeGreaterThan(300);
    assertThat(correlation(lifts)).as("of log lifts, made and real").isGreaterThan(0.85);
  }

  @Test
  void writtenTextNamesExactlyTheSkillsThatWereDrawn() {
    List<JobPosted> postings = MONTHS.get(20);
    int right = 0;
    for (int i = 0; i < postings.size(); i++) {
      String text = postings.get(i).content().text();
      Set<String> named = new HashSet<>();
      int list = text.indexOf(": ");
      if (list >= 0) {
        for (String name : text.substring(list + 2, text.length() - 1).split(", ", -1)) {
          TAXONOMY.skill(name).ifPresent(skill -> named.add(skill.id()));
        }
      }
      right += READ.get(20).get(i).equals(named) ? 1 : 0;
    }
    assertThat((double) right / postings.size()).isGreaterThan(0.98);
  }

  private static PostingWriter writer(long seed) {
    return new PostingWriter(FIGURES,
        TAXONOMY.skills().stream().collect(Collectors.toMap(Skill::id, Skill::name)), seed);
  }

  private static int dayOfMonth(Instant time) {
    return time.atOffset(ZoneOffset.UTC).getDayOfMonth();
  }

  private static int count(Map<String, Map<String, Integer>> pairs, String one, String other) {
    return pairs.getOrDefault(one, Map.of()).getOrDefault(other, 0);
  }

  private static double correlation(List<double[]> points) {
    double[] mean = {points.stream().mapToDouble(p -> p[0]).average().orElseThrow(),
      points.stream().mapToDouble(p -> p[1]).average().orElseThrow()};
    double[] sums = new double[3];
    points.forEach(p -> IntStream.range(0, 3).forEach(i -> sums[i] += switch (i) {
      case 0 -> (p[0] - mean[0]) * (p[0] - mean[0]);
      case 1 -> (p[1] - mean[1]) * (p[1] - mean[1]);
      default -> (p[0] - mean[0]) * (p[1] - mean[1]);
    }));
    return sums[2] / Math.sqrt(sums[0] * sums[1]);
  }
}
