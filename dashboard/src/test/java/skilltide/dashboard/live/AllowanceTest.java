package skilltide.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AllowanceTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  @Test
  void fourSecondsWorthMayComeAtOnceThenSoManyASecond() {
    Allowance allowance = new Allowance(0);

    assertThat(IntStream.range(0, 30).filter(i -> allowance.take(0, 5)).count()).isEqualTo(20);
    assertThat(IntStream.range(0, 30).filter(i -> allowance.take(SECOND, 5)).count()).isEqualTo(5);
    assertThat(IntStream.range(0, 90).filter(i -> allowance.take(100 * SECOND, 5)).count()).isEqualTo(20);
  }

  @Test
  void whoAsksEvenlyIsNeverRefused() {
    Allowance allowance = new Allowance(0);

    assertThat(IntStream.range(0, 1000).allMatch(i -> allowance.take(i * SECOND / 5, 5))).isTrue();
  }
}
