package skilltide.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MovedTest {

  @Test
  void whatChangedPlacesCameOrLeftIsTold() {
    assertThat(Moved.between(List.of("go", "rust", "java", "perl"), List.of("rust", "go", "java", "zig")))
        .containsExactly(moved("rust", 2, 1), moved("go", 1, 2), moved("zig", 0, 4), moved("perl", 4, 0));
  }

  @Test
  void whoKnowsTheFirstRanksOnlyIsToldOfNothingThatCameBehindThem() {
    assertThat(Moved.between(List.of("go", "rust"), List.of("go", "java", "rust", "perl")))
        .containsExactly(moved("java", 0, 2), moved("rust", 2, 3));
  }

  @Test
  void whereNothingMovedThereIsNothingToTell() {
    assertThat(Moved.between(List.of("go", "rust"), List.of("go", "rust"))).isEmpty();
  }

  private static Moved moved(String skill, int from, int to) {
    return new Moved(skill, rank(from), rank(to));
  }

  private static OptionalInt rank(int rank) {
    return rank == 0 ? OptionalInt.empty() : OptionalInt.of(rank);
  }
}
