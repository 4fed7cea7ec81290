package skilltide.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PaceTest {
  private static final long NOW = 1_800_000_000_000L;

  private final Pace pace = new Pace(Duration.ofMillis(100));

  @Test
  void writesOnceATickWhileEventsAreNew() {
    pace.counted(NOW, NOW - 50);

    assertThat(pace.isTime(NOW, NOW - 99)).isFalse();
    assertThat(pace.isTime(NOW, NOW - 100)).isTrue();
  }

  @Test
  void writesOnceASecondWhileItCatchesUpAndForASecondAfter() {
    pace.counted(NOW, NOW - 60_000);
    pace.counted(NOW, NOW - 50); // a mark of it, sent just now

    assertThat(pace.isTime(NOW, NOW - 999)).isFalse();
    assertThat(pace.isTime(NOW, NOW - 1_000)).isTrue();
    assertThat(pace.isTime(NOW + 1_099, NOW + 999)).isFalse();
    assertThat(pace.isTime(NOW + 1_100, NOW + 1_000)).isTrue();
  }

  @Test
  void clockThatIsSetBackHoldsNothingUp() {
    pace.counted(NOW, NOW - 60_000);

    assertThat(pace.isTime(NOW - 3_600_000, NOW)).isTrue();
    assertThat(pace.isTime(NOW - 3_600_000, NOW - 3_600_100)).isTrue();
  }
}
