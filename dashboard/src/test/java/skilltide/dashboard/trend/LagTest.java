package skilltide.dashboard.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Series in which it is known whether demand follows interest. The seeds are fixed. */
class LagTest {
  private static final int WORLDS = Integer.getInteger("skilltide.worlds", 200);
  private static final int MONTHS = 60;
  private final Random random = new Random(7);

  @Test
  void hardlyEverSeesALinkWhereThereIsNone() {
    assertThat(linked("drifting", world -> new double[][]{counted(walk(MONTHS)), counted(walk(MONTHS))}, MONTHS))
        .isLessThanOrEqualTo(most());
    assertThat(linked("returning", world -> new double[][]{counted(returning(MONTHS)), counted(returning(MONTHS))},
        MONTHS)).isLessThanOrEqualTo(most());
    assertThat(linked("short", world -> new double[][]{counted(walk(36)), counted(returning(36))}, 36))
        .isLessThanOrEqualTo(most());
  }

  @Test
  void findsTheLagThatIsThere() {
    for (int planted : new int[]{0, 3, -2}) {
      int found = 0;
      int covered = 0;
      int right = 0;
      for (int i = 0; i < WORLDS; i++) {
        double[] interest = walk(MONTHS + 24);
        double[] follows = new double[MONTHS];
        double[] leads = new double[MONTHS];
        for (int t = 0; t < MONTHS; t++) {
          leads[t] = interest[t + 12];
          follows[t] = 0.8 * interest[t + 12 - planted];
        }
        Lag lag = Lag.of(counted(leads), counted(follows));
        found += lag.isThere() ? 1 : 0;
        right += lag.isThere() && lag.lag() == planted ? 1 : 0;
        covered += lag.isThere() && lag.low() <= planted && planted <= lag.high() ? 1 : 0;
      }
      System.out.printf("lag %d planted: found %.3f; of those right %.3f, held by the interval %.3f%n", planted,
          (double) found / WORLDS, (double) right / found, (double) covered / found);

      assertThat(found).isGreaterThan(WORLDS * 3 / 4);
      assertThat(right).isGreaterThan(found * 9 / 10);
      assertThat(covered).isGreaterThan(found * 93 / 100);
    }
  }

  @Test
  void sameMonthsSameAnswer() {
    double[] interest = counted(walk(MONTHS));
    double[] demand = counted(walk(MONTHS));

    assertThat(Lag.of(interest, demand)).isEqualTo(Lag.of(interest.clone(), demand.clone()));
  }

  @Test
  void saysNothingOfWhatNeverMoves() {
    assertThat(Lag.of(new double[MONTHS], counted(walk(MONTHS))).isThere()).isFalse();
  }

  @Test
  void refusesTooFewMonths() {
    assertThatThrownBy(() -> Lag.of(new double[35], new double[35])).hasMessageContaining("35");
  }

  private int linked(String what, Function<Integer, double[][]> made, int months) {
    int linked = 0;
    for (int i = 0; i < WORLDS; i++) {
      double[][] world = made.apply(i);
      linked += Lag.of(world[0], world[1]).isThere() ? 1 : 0;
    }
    System.out.printf("lag, %s, %d months, independent: %.3f of %d linked%n", what, months, (double) linked / WORLDS,
        WORLDS);
    return linked;
  }

  // Five in a hundred, and what so many worlds may stray.
  private static int most() {
    return (int) (0.05 * WORLDS + 2 * Math.sqrt(0.05 * 0.95 * WORLDS));
  }

  private double[] walk(int months) {
    double[] walk = new double[months];
    double drift = 0.01 * random.nextGaussian();
    for (int t = 0; t < months; t++) {
      walk[t] = t == 0 ? Math.log(0.1) : walk[t - 1] + drift + 0.2 * random.nextGaussian();
    }
    return walk;
  }

  private double[] returning(int months) {
    double[] series = new double[months];
    double away = 0;
    for (int t = 0; t < months; t++) {
      away = 0.7 * away + 0.2 * random.nextGaussian();
      series[t] = Math.log(0.1) + away;
    }
    return series;
  }

  /** The log of a share as it is counted among some hundreds. */
  private double[] counted(double[] logs) {
    double[] counted = new double[logs.length];
    for (int t = 0; t < logs.length; t++) {
      int whole = 800 + random.nextInt(400);
      double share = Math.min(0.9, Math.exp(logs[t]));
      double part = Math.max(0, whole * share + Math.sqrt(whole * share * (1 - share)) * random.nextGaussian());
      counted[t] = Math.log((part + 0.5) / (whole + 1));
    }
    return counted;
  }
}
