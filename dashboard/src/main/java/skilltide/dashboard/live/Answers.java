package skilltide.dashboard.live;

import jakarta.inject.Singleton;
import skilltide.dashboard.cube.Cube;
import skilltide.dashboard.cube.CubeReader;
import skilltide.dashboard.query.Queries;
import skilltide.dashboard.query.View;
import skilltide.streams.result.Grain;

/** Works views out. Thread-safe. */
@Singleton
final class Answers {
  private final Cube cube;
  private final Queries queries;

  Answers(Cube cube, Queries queries) {
    this.cube = cube;
    this.queries = queries;
  }

  /** What a view comes to now. Whatever goes wrong is part of the answer: somebody waits for it. */
  Answer to(View view) {
    try {
      long generation = generation();
      long version = version(view);
      return new Answer.Known(view, queries.topSoon(view), version, generation);
    } catch (Throwable e) {
      return new Answer.Failed(view, e);
    }
  }

  /** Grows whenever the answer to a view may have changed. */
  long version(View view) {
    return queries.version(view);
  }

  /** Another one when the cube was emptied. */
  long generation() {
    return cube.read(CubeReader::generation);
  }

  /** The hour that it is in the world that is shown. */
  long hour() {
    return Grain.HOUR.bucket(queries.now());
  }
}
