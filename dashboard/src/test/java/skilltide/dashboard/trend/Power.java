package skilltide.dashboard.trend;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;

/** How often a rise of a skill is found that has about so many postings in the older window. */
final class Power {
  private static final double NEAR = 1.25;
  // Which months they are is nothing to the judge.
  private static final Windows YEAR = new Windows(LocalDate.parse("2018-02-01"), LocalDate.parse("2018-05-01"),
      LocalDate.parse("2017-02-01"), LocalDate.parse("2017-05-01"));

  private final int baseline;
  private final double times;
  private final double beside;
  private int worlds;
  private int once;
  private int twice;
  private long tested;

  /**
   * @param baseline the skill's postings in the older window, within a quarter
   * @param times by how much its share rises
   * @param beside which part of the other skills rise by as much
   */
  Power(int baseline, double times, double beside) {
    this.baseline = baseline;
    this.times = times;
    this.beside = beside;
  }

  /** Lets a skill rise, any one of those that have about so many postings, and looks for it; if there is none, nothing. */
  void look(Drawn drawn, SplittableRandom random) {
    List<String> near = new ArrayList<>();
    List<String> others = new ArrayList<>();
    drawn.baseline().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(each -> {
      double before = each.getValue() / times;
      (before > baseline / NEAR && before < baseline * NEAR ? near : others).add(each.getKey());
    });
    if (near.isEmpty()) {
      return;
    }
    String risen = near.get(random.nextInt(near.size()));
    Collections.shuffle(others, new Random(random.nextLong()));
    List<String> grown = new ArrayList<>(others.subList(0, (int) (beside * others.size())));
    grown.add(risen);
    Drawn changed = drawn.grown(grown, times, random);
    Look later = Judge.look(changed.comparison(true));
    Judgements judgements = new Judgements(YEAR, true, later, Judge.look(changed.comparison(false)));
    worlds++;
    tested += later.tested();
    once += later.direction(risen) == Verdict.RISING ? 1 : 0;
    twice += judgements.verdict(risen) == Verdict.RISING ? 1 : 0;
  }

  /** In how many worlds there was such a skill. */
  int worlds() {
    return worlds;
  }

  /** In which part of them one look found it. */
  double once() {
    return (double) once / worlds;
  }

  /** In which part of them two looks in a row did: a verdict. */
  double twice() {
    return (double) twice / worlds;
  }

  /** As a line of a table. */
  @Override
  public String toString() {
    return "%d,%.0f,%.0f,%d,%d,%.3f,%.3f".formatted(baseline, 100 * (times - 1), 100 * beside, worlds,
        Math.round((double) tested / worlds), once(), twice());
  }
}
