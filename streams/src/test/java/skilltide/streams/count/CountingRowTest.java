package skilltide.streams.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import skilltide.streams.result.Counts;
import skilltide.streams.result.Row;

class CountingRowTest {
  private static final Instant MONDAY = Instant.parse("2026-11-02T08:00:00Z");

  @Test
  void whatIsAddedAndTakenBackLeavesNothing() {
    CountingRow row = new CountingRow(Row.EMPTY);
    row.add(List.of("java", "kafka"), Counts.ONE_POSTED, MONDAY);
    row.add(List.of("java"), Counts.ONE_POSTED, MONDAY.minusSeconds(1));
    assertThat(row.row().skills())
        .isEqualTo(Map.of("java", new Counts(2, 0, 0, 0, 0), "kafka", Counts.ONE_POSTED));
    assertThat(row.row().newest()).isEqualTo(MONDAY);

    CountingRow again = new CountingRow(row.row());
    again.subtract(List.of("java", "kafka"), Counts.ONE_POSTED);
    assertThat(again.row().skills()).isEqualTo(Map.of("java", Counts.ONE_POSTED));
    assertThat(again.isEmpty()).isFalse();

    again.subtract(List.of("java"), Counts.ONE_POSTED);
    assertThat(again.isEmpty()).isTrue();
  }

  @Test
  void changesMayComeInAnyOrderWithinATransaction() {
    CountingRow row = new CountingRow(Row.EMPTY);
    row.subtract(List.of("java"), Counts.ONE_VIEW);
    row.add(List.of("java"), Counts.ONE_VIEW, MONDAY);

    assertThat(row.row().skills()).isEmpty();
    assertThat(row.isEmpty()).isTrue();
  }
}
