package skilltide.dashboard.query;

import java.time.Clock;
import java.time.Instant;
import skilltide.dashboard.cube.Cube;

/** What time it is in the world that is shown. */
@FunctionalInterface
public interface Now {

  /** The time, in whole seconds. */
  Instant now();

  /** The wall's. */
  static Now wall(Clock clock) {
    return () -> Instant.ofEpochSecond(clock.instant().getEpochSecond());
  }

  /** The newest posting's, for a world of history; the wall's as long as there is none. */
  static Now event(Cube cube, Clock clock) {
    return () -> cube.read(reader -> reader.newestPosting()).orElseGet(wall(clock)::now);
  }
}
