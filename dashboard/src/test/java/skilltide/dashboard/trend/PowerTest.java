package skilltide.dashboard.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What must be found, of made-up posters and in few worlds; more of both in {@link PowerTool}. */
class PowerTest {
  private static final int WORLDS = 30;
  private final SplittableRandom random = new SplittableRandom(4);
  private final World world = World.generated(1_500, 60, random);

  @Test
  void findsFourTenthsMoreOfFiveHundredPostings() {
    assertThat(found(4_000, new Power(500, 1.4, 0))).isGreaterThanOrEqualTo(0.8);
  }

  @Test
  void findsAFifthMoreOfTwoThousandPostings() {
    assertThat(found(12_000, new Power(2_000, 1.2, 0))).isGreaterThanOrEqualTo(0.8);
  }

  @Test
  void doesNotFindWhatNobodyCould() {
    assertThat(found(1_500, new Power(100, 1.1, 0))).isLessThan(0.2);
  }

  private double found(int posters, Power power) {
    for (int i = 0; i < WORLDS; i++) {
      power.look(Drawn.of(world, posters, random), random);
    }
    System.out.printf("power: %s%n", power);
    assertThat(power.worlds()).isEqualTo(WORLDS);
    return power.twice();
  }
}
