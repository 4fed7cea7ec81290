package skilltide.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeedTest {
  private static final Instant FIRST = Instant.parse("2013-08-01T00:00:00Z");
  private static final Instant BEGUN = Instant.parse("2026-11-01T12:00:00Z");

  @Test
  void anHourPassesInAThousandthOfIt() {
    Instant due = Speed.parse("1000x").due(FIRST, BEGUN, FIRST.plus(Duration.ofHours(1)));

    assertThat(due).isEqualTo(BEGUN.plusMillis(3_600));
  }

  @Test
  void slowerThanLifeIsASpeedToo() {
    assertThat(Speed.parse("0.5x").due(FIRST, BEGUN, FIRST.plusSeconds(3))).isEqualTo(BEGUN.plusSeconds(6));
  }

  @Test
  void whatIsOlderThanTheFirstIsDueAtOnce() {
    assertThat(Speed.parse("2x").due(FIRST, BEGUN, FIRST.minusSeconds(4))).isEqualTo(BEGUN.minusSeconds(2));
  }

  @Test
  void nothingIsWaitedForAtMax() {
    assertThat(Speed.parse("max").due(FIRST, BEGUN, FIRST.plus(Duration.ofDays(1_000)))).isEqualTo(BEGUN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "0x", "1000", "-1x", "fast", "1e3x", "99999999999999999999x"})
  void whatIsNoSpeedIsRefusedWithTheMend(String text) {
    assertThatThrownBy(() -> Speed.parse(text)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("such as 1000x");
  }
}
