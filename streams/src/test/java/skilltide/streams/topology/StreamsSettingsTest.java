package skilltide.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.exceptions.ConfigurationException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamsSettingsTest {
  @ParameterizedTest
  @ValueSource(strings = {"PT-1S", "PT24H0.001S", "P25D", "P100000000D"})
  void timeThatNobodyCanBeWaitedForIsRefusedWithTheMend(Duration away) {
    assertThatThrownBy(() -> settings(away, false)).isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("SKILLTIDE_STREAMS_AWAY").hasMessageContaining("from 0s to 24h");
  }

  @Test
  void whoIsAloneIsNotWaitedFor() {
    assertThat(settings(Duration.ofMinutes(1), false).away()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings(Duration.ofMinutes(1), true).away()).isZero();
  }

  private static StreamsSettings settings(Duration away, boolean alone) {
    return new StreamsSettings(Path.of("streams"), 1, Duration.ofMillis(100), Duration.ofSeconds(1),
        Duration.ofMinutes(1), away, alone);
  }
}
