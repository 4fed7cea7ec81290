package skilltide.dashboard.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import skilltide.dashboard.SharedData;

/**
 * The judge on the archive of real postings: what it says month after month, and what of worlds made from it. Long; with
 * {@code -Dskilltide.worlds=1000}.
 */
@EnabledIfSystemProperty(named = "skilltide.worlds", matches = "\\d{3,}")
class ArchiveJudgingTest {
  private static final int WORLDS = Integer.getInteger("skilltide.worlds", 1_000);
  private static final List<String> RISERS = List.of("react", "docker", "kubernetes", "typescript", "go", "kotlin");
  private static final List<String> FALLERS = List.of("php", "jquery", "rails", "ruby-on-rails", "perl", "backbone",
      "backbone-js");
  private static final Windows YEAR = new Windows(LocalDate.parse("2018-02-01"), LocalDate.parse("2018-05-01"),
      LocalDate.parse("2017-02-01"), LocalDate.parse("2017-05-01"));
  private static List<Archive.Unique> postings = List.of();

  @BeforeAll
  static void read() {
    Optional<Path> file = SharedData.folder().map(folder -> folder.resolve("hn-hiring.jsonl.gz")).filter(Files::exists);
    assumeTrue(file.isPresent(), "The archive of real postings is not there");
    postings = Archive.read(file.orElseThrow());
    System.out.printf("archive: %d unique postings%n", postings.size());
  }

  @Test
  void judgesMonthAfterMonth() {
    Map<String, List<String>> first = new TreeMap<>();
    Map<String, Verdict> last = new TreeMap<>();
    Map<String, Integer> since = new TreeMap<>();
    int flips = 0;
    int verdicts = 0;
    Look before = null;
    int month = 0;
    for (LocalDate today = LocalDate.parse("2014-11-08"); today.isBefore(LocalDate.parse("2018-06-01")); today = today
        .plusMonths(1)) {
      month++;
      Windows windows = Windows.standard(Rhythm.MONTH, today, LocalDate.parse("2013-08-01")).orElseThrow();
      Look look = Judge.look(Archive.comparison(postings, windows));
      Judgements judgements = new Judgements(windows, true, look, before);
      List<String> said = new ArrayList<>();
      for (String skill : look.skills().keySet().stream().sorted().toList()) {
        Verdict verdict = judgements.verdict(skill);
        if (verdict != Verdict.UNCLEAR) {
          verdicts++;
          said.add(skill + ' ' + verdict.word());
          Verdict earlier = last.put(skill, verdict);
          if (earlier != null && earlier != verdict && month - since.getOrDefault(skill, 0) <= 3) {
            flips++;
          }
          since.put(skill, month);
          first.computeIfAbsent(skill + ' ' + verdict.word(), each -> new ArrayList<>())
              .add(windows.judged().toString());
        }
      }
      System.out.printf("%s: %d tested, %d moved at this look, %d verdicts, tide %.1f %%, dispersion %.2f%n",
          windows.judged(), look.tested(), look.moved(), said.size(),
          100 * (look.tide().low() + look.tide().high()), look.dispersion());
      before = look;
    }
    for (String skill : RISERS) {
      System.out.printf("%s rising: %s%n", skill, first.getOrDefault(skill + " rising", List.of()));
    }
    for (String skill : FALLERS) {
      System.out.printf("%s falling: %s%n", skill, first.getOrDefault(skill + " falling", List.of()));
    }
    System.out.printf("%d verdicts, %d flips within a quarter%n", verdicts, flips);

    assertThat(first).containsKeys("react rising", "docker rising", "kubernetes rising", "typescript rising",
        "jquery falling");
    assertThat(flips).isZero();
  }

  @Test
  void hardlyEverSeesAChangeWhereThereIsNone() {
    World world = Archive.world(postings, YEAR);
    double[] unchanged = verdicts(world, 1);
    double[] tide = verdicts(world, 0.8);
    System.out.printf("unchanged: %.1f %% of %d worlds with a verdict, two counts %.1f %%, intervals cover %.2f %%%n",
        unchanged[0], WORLDS, unchanged[1], unchanged[2]);
    System.out.printf("tide: %.1f %% of %d worlds with a verdict, two counts %.1f %%%n", tide[0], WORLDS, tide[1]);

    assertThat(unchanged[0]).isLessThanOrEqualTo(6.5);
    assertThat(tide[0]).isLessThanOrEqualTo(6.5);
    assertThat(unchanged[2]).isBetween(94.0, 96.0);
  }

  @Test
  void fewOfItsVerdictsAreFalse() {
    World world = Archive.world(postings, YEAR);
    SplittableRandom random = new SplittableRandom(9);
    List<String> skills = List.copyOf(Judge.look(world.comparison()).skills().keySet().stream().sorted().toList());
    double falseParts = 0;
    for (int i = 0; i < WORLDS; i++) {
      Map<String, Double> changed = new TreeMap<>();
      while (changed.size() < skills.size() / 10) {
        changed.put(skills.get(random.nextInt(skills.size())), 0.6);
      }
      List<Judged> verdicts = Judge.look(world.unchanged(random).thinned(changed, 1, random).comparison()).skills()
          .values()
          .stream().filter(each -> each.direction() != Verdict.UNCLEAR).toList();
      long right = verdicts.stream()
          .filter(each -> each.direction() == Verdict.FALLING && changed.containsKey(each.skill())).count();
      falseParts += verdicts.isEmpty() ? 0 : 1 - (double) right / verdicts.size();
    }
    System.out.printf("a tenth of %d skills changed: %.2f %% of verdicts false%n", skills.size(),
        100 * falseParts / WORLDS);

    assertThat(falseParts / WORLDS).isLessThanOrEqualTo(0.05);
  }

  @Test
  void itsIntervalsCoverWhateverHasChanged() {
    World world = Archive.world(postings, YEAR);
    SplittableRandom random = new SplittableRandom(5);
    for (double fallen : new double[]{1, 0.6, 0.4, 0.25}) {
      Coverage coverage = new Coverage();
      for (int i = 0; i < WORLDS; i++) {
        coverage.add(Judge.look(world.unchanged(random).thinned(Map.of(), fallen, random).comparison()), fallen - 1);
      }
      System.out.printf("intervals of shares that fell to %.2f cover %.2f %%%n", fallen, 100 * coverage.part());

      assertThat(coverage.part()).isBetween(0.94, 0.96);
    }
  }

  @Test
  void intervalsOfSharesHoldTheTruth() {
    Coverage[] coverage = ShareIntervalTest.coverage(Archive.world(postings, YEAR), WORLDS, new SplittableRandom(3));
    System.out.printf("share intervals: %.2f %% hold the truth; binomial ones %.2f %%%n", 100 * coverage[0].part(),
        100 * coverage[1].part());

    assertThat(coverage[0].part()).isBetween(0.94, 0.96);
  }

  private static double[] verdicts(World world, double kept) {
    SplittableRandom random = new SplittableRandom(1);
    int judged = 0;
    int counted = 0;
    Coverage coverage = new Coverage();
    for (int i = 0; i < WORLDS; i++) {
      Comparison comparison = world.unchanged(random).thinned(Map.of(), kept, random).comparison();
      Look look = Judge.look(comparison);
      judged += look.moved() > 0 ? 1 : 0;
      counted += World.comparedCounts(comparison) > 0 ? 1 : 0;
      coverage.add(look, 0);
    }
    return new double[]{100.0 * judged / WORLDS, 100.0 * counted / WORLDS, 100 * coverage.part()};
  }
}
