package skilltide.dashboard.query;

import static org.assertj.core.api.Assertions.assertThat;
import static skilltide.dashboard.cube.CubeRows.posted;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import skilltide.dashboard.cube.Cube;

class NowTest {
  private static final Instant WALL = Instant.parse("2026-11-23T12:00:00Z");
  private final Clock clock = Clock.fixed(WALL.plusMillis(345), ZoneOffset.UTC);

  @Test
  void nowIsTheNewestPostingInAWorldOfHistory() {
    Cube cube = new Cube();
    Now now = Now.event(cube, clock);
    assertThat(now.now()).isEqualTo(WALL);

    cube.apply(List.of(posted("2018-04-26", 1, Map.of()), posted("2016-01-01", 1, Map.of())));

    assertThat(now.now()).isEqualTo(Instant.parse("2018-04-26T00:00:00Z"));
    assertThat(Now.wall(clock).now()).isEqualTo(WALL);
  }
}
