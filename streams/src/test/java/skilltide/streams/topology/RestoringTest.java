package skilltide.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RestoringTest {
  private static final TopicPartition FIRST = new TopicPartition("rows-changelog", 0);
  private static final TopicPartition SECOND = new TopicPartition("rows-changelog", 1);

  private final Restoring restoring = new Restoring();

  @Test
  void whatIsLeftOfAllStoresAddsUpAndEndsAtNothing() {
    restoring.onRestoreStart(FIRST, "rows", 100, 1_100);
    restoring.onRestoreStart(SECOND, "rows", 0, 50);
    assertThat(restoring.remaining()).isEqualTo(1_050);

    restoring.onBatchRestored(FIRST, "rows", 600, 500);
    restoring.onRestoreSuspended(SECOND, "rows", 0);
    assertThat(restoring.remaining()).isEqualTo(500);

    restoring.onRestoreEnd(FIRST, "rows", 1_000);
    assertThat(restoring.remaining()).isZero();
  }
}
