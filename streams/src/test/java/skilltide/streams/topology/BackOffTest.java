package skilltide.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BackOffTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private final BackOff backOff = new BackOff();

  @Test
  void failuresInARowWaitLongerAndLongerUpToABound() {
    for (int second = 0; second < 20; second++) {
      assertThat(backOff.failed(NOW.plusSeconds(second))).isEqualTo(Duration.ofSeconds(Math.min(second, 5)));
    }
  }

  @Test
  void failureAfterAQuietMinuteIsAFirstOne() {
    backOff.failed(NOW);
    assertThat(backOff.failed(NOW.plusSeconds(1))).isPositive();
    assertThat(backOff.failed(NOW.plusSeconds(62))).isZero();
  }

  @Test
  void clockThatIsSetBackIsNoRow() {
    backOff.failed(NOW);
    assertThat(backOff.failed(NOW.minusSeconds(3600))).isZero();
    assertThat(backOff.failed(NOW.minusSeconds(3599))).isPositive();
  }
}
