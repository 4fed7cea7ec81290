package skilltide.dashboard.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whether shares' intervals hold what they were drawn from, posters and all. */
class ShareIntervalTest {
  private static final int WORLDS = Integer.getInteger("skilltide.worlds", 200);

  @Test
  void isThatOfWilsonWhereNothingClusters() {
    // Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I: 81 of 263, 15 of 148, 0 of 20.
    assertIs(ShareInterval.of(81, 263, 1), 0.2553, 0.3662);
    assertIs(ShareInterval.of(15, 148, 1), 0.0624, 0.1605);
    assertIs(ShareInterval.of(0, 20, 1), 0.0000, 0.1611);
  }

  @Test
  void isWiderWherePostingsOfAPosterAreAlike() {
    assertThat(ShareInterval.of(30, 300, 3)).isEqualTo(ShareInterval.of(10, 100, 1));
  }

  @Test
  void holdsTheTruthWherePostersPostOftenAndAlike() {
    SplittableRandom random = new SplittableRandom(3);
    World world = World.generated(1_500, 60, random);
    Coverage[] coverage = coverage(world, WORLDS, random);
    System.out.printf("share intervals, made-up: %.4f hold the truth; binomial ones %.4f%n", coverage[0].part(),
        coverage[1].part());

    assertThat(coverage[0].part()).isBetween(0.94, 0.96);
    assertThat(coverage[1].part()).as("were every posting a poster of its own").isLessThan(0.93);
  }

  /** That of the intervals, and of binomial ones, of skills that ten postings name on average or more. */
  static Coverage[] coverage(World world, int worlds, SplittableRandom random) {
    Map<String, Double> truth = new HashMap<>();
    long all = world.posters().stream().mapToLong(List::size).sum();
    world.skills().forEach((skill, named) -> truth.put(skill, (double) named / all));
    Coverage[] coverage = {new Coverage(), new Coverage()};
    for (int i = 0; i < worlds; i++) {
      World drawn = world.unchanged(random);
      Map<String, Cluster> clusters = drawn.clusters();
      double dispersion = Cluster.dispersion(
          clusters.values().stream().filter(each -> each.named() >= Cluster.LEAST_NAMED).toList()).orElseThrow();
      clusters.forEach((skill, cluster) -> {
        double share = truth.getOrDefault(skill, 0.0);
        if (share * all >= Cluster.LEAST_NAMED) {
          for (int way = 0; way < 2; way++) {
            ShareInterval interval = ShareInterval.of(cluster.named(), cluster.postings(), way == 0 ? dispersion : 1);
            coverage[way].add(interval.low(), interval.high(), share);
          }
        }
      });
    }
    return coverage;
  }

  private static void assertIs(ShareInterval interval, double low, double high) {
    assertThat(interval.low()).isCloseTo(low, within(6e-5));
    assertThat(interval.high()).isCloseTo(high, within(6e-5));
  }
}
