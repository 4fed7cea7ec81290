package skilltide.dashboard.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What the judge says of worlds in which it is known what has changed. The seeds are fixed: a failure is none of chance. */
class SimulationTest {
  private static final int WORLDS = Integer.getInteger("skilltide.worlds", 200);
  // The goal is 65 in 1,000; a fifth of as many worlds strays by some 1.7 in 100.
  private static final double MOST_WITH_A_VERDICT = 0.065 + 2 * Math.sqrt(0.065 * 0.935 / WORLDS);

  private final SplittableRandom random = new SplittableRandom(42);
  private final World world = World.generated(1_500, 60, random);

  @Test
  void hardlyEverSeesAChangeWhereThereIsNone() {
    int judged = 0;
    int counted = 0;
    for (int i = 0; i < WORLDS; i++) {
      Comparison comparison = world.unchanged(random).comparison();
      judged += Judge.look(comparison).moved() > 0 ? 1 : 0;
      counted += World.comparedCounts(comparison) > 0 ? 1 : 0;
    }
    System.out.printf("unchanged: %d of %d worlds with a verdict; comparing two counts: %d%n", judged, WORLDS, counted);

    assertThat(judged).isLessThanOrEqualTo((int) (MOST_WITH_A_VERDICT * WORLDS));
    assertThat(counted).as("the habit that it takes the place of").isGreaterThan(WORLDS / 2);
  }

  @Test
  void isNotTakenInByTheTide() {
    int judged = 0;
    int counted = 0;
    for (int i = 0; i < WORLDS; i++) {
      Comparison comparison = world.unchanged(random).thinned(Map.of(), 0.8, random).comparison();
      judged += Judge.look(comparison).moved() > 0 ? 1 : 0;
      counted += World.comparedCounts(comparison) > 0 ? 1 : 0;
    }
    System.out.printf("tide: %d of %d worlds with a verdict; comparing two counts: %d%n", judged, WORLDS, counted);

    assertThat(judged).isLessThanOrEqualTo((int) (MOST_WITH_A_VERDICT * WORLDS));
    assertThat(counted).isGreaterThan(WORLDS * 9 / 10);
  }

  @Test
  void fewOfItsVerdictsAreFalse() {
    double falseParts = 0;
    int found = 0;
    List<String> skills = List.copyOf(world.skills().keySet());
    for (int i = 0; i < WORLDS; i++) {
      Map<String, Double> changed = new HashMap<>();
      while (changed.size() < skills.size() / 10) {
        changed.put(skills.get(random.nextInt(20)), 0.5);
      }
      Look look = Judge.look(world.unchanged(random).thinned(changed, 1, random).comparison());
      List<Judged> verdicts = look.skills().values().stream().filter(each -> each.direction() != Verdict.UNCLEAR)
          .toList();
      long right = verdicts.stream()
          .filter(each -> each.direction() == Verdict.FALLING && changed.containsKey(each.skill()))
          .count();
      found += (int) right;
      falseParts += verdicts.isEmpty() ? 0 : 1 - (double) right / verdicts.size();
    }
    int changes = WORLDS * (skills.size() / 10);
    System.out.printf("a tenth changed: %.3f of verdicts false, %.2f of changes found%n", falseParts / WORLDS,
        (double) found / changes);

    assertThat(falseParts / WORLDS).isLessThan(0.065);
    assertThat(found).isGreaterThan(changes / 2);
  }

  @Test
  void itsIntervalsCoverTheTruth() {
    Coverage unchanged = new Coverage();
    Coverage halved = new Coverage();
    for (int i = 0; i < WORLDS; i++) {
      World drawn = world.unchanged(random);
      unchanged.add(Judge.look(drawn.comparison()), 0);
      halved.add(Judge.look(drawn.thinned(Map.of(), 0.5, random).comparison()), -0.5);
    }
    System.out.printf("intervals: unchanged %.4f, halved %.4f cover the truth%n", unchanged.part(), halved.part());

    assertThat(unchanged.part()).isBetween(0.94, 0.96);
    assertThat(halved.part()).isBetween(0.94, 0.96);
  }
}
