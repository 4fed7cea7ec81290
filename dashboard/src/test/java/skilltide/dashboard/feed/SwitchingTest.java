package skilltide.dashboard.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import skilltide.dashboard.feed.Switching.Progress;
import skilltide.dashboard.feed.Switching.Wanted;

class SwitchingTest {
  private final Switching switching = new Switching(true);

  @Test
  void waitsForWhoeverReadsTheSame() {
    switching.want(1, 2);

    assertThat(switching.isReady(2)).isFalse();

    switching.report(2, Progress.READING);

    assertThat(switching.isReady(2)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(value = Progress.class, names = "READING", mode = EnumSource.Mode.EXCLUDE)
  void waitsNoLongerThanThereIsToRead(Progress end) {
    switching.report(2, end);

    assertThat(switching.isReady(2)).isTrue();
  }

  @Test
  void tellsOfAChangeAtOnce() {
    List<Integer> shown = new ArrayList<>();
    switching.onChange(shown::add);
    switching.want(1, 2);
    switching.change(2);

    assertThat(shown).containsExactly(2);
    assertThat(switching.wanted()).isEqualTo(new Wanted(0, 2, 0));
  }

  @Test
  void knowsNothingOfAWorldThatBeginsAnew() {
    switching.want(1, 0);
    switching.report(1, Progress.LEVEL);
    switching.beginAnew();

    assertThat(switching.wanted()).isEqualTo(new Wanted(1, 0, 0));
    assertThat(switching.isReady(1)).isFalse();
  }

  @Test
  void waitsForNobodyWhenNobodyFollows() {
    assertThat(new Switching(false).isReady(1)).isTrue();
  }
}
