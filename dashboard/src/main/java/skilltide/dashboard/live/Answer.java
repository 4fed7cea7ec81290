package skilltide.dashboard.live;

import skilltide.dashboard.query.TopAnswer;
import skilltide.dashboard.query.View;

/** What working a view out came to. */
sealed interface Answer {
  View view();

  /**
   * It came to this.
   *
   * @param version of what the view rests on, not newer than the answer
   * @param generation of the cube, not newer than the answer
   */
  record Known(View view, TopAnswer top, long version, long generation) implements Answer {}

  /** It could not be worked out. */
  record Failed(View view, Throwable why) implements Answer {}
}
