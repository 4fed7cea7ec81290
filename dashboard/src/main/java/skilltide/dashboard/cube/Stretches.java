package skilltide.dashboard.cube;

/** Stretches of time that are being added up. */
@FunctionalInterface
interface Stretches {
  /** No stretch. */
  int NONE = -1;

  /**
   * Counts a node in one stretch and no longer in another.
   *
   * @param from the other; or {@link #NONE}
   */
  void move(Node node, int from, int to);
}
